import { maskAddress } from '../domain/email-address.ts';
import type { LinkReading } from '../domain/signed-links.ts';
import type { ConfirmResult } from '../domain/subscription.ts';
import type { FormRefusal } from './form-refusal.ts';

/** A page about a confirmation: with the button that confirms, or with the form for a new link. */
export interface ConfirmPage {
  status: number;
  title: string;
  message: string;
  headers?: FormRefusal['headers'];
  offers: 'button' | 'form';
  /** For the form's field. */
  address?: string;
}

/** What to show for a link that was opened, or a button whose press did not end in a subscription. */
export function confirmPage(
  result:
    | LinkReading<'subscribe'>
    | Exclude<ConfirmResult, { status: 'subscribed' }>
    | { status: 'refused'; refusal: FormRefusal },
): ConfirmPage {
  switch (result.status) {
    case 'valid':
      return {
        status: 200,
        title: 'Confirm your subscription',
        message: `One press of the button, and ${maskAddress(result.grant.address)} is subscribed.`,
        offers: 'button',
      };
    case 'unavailable':
      return {
        status: 503,
        title: 'Not subscribed yet',
        message: `We could not subscribe ${maskAddress(result.address)} just now. Please press the button again in a few minutes.`,
        headers: { 'Retry-After': '60' },
        offers: 'button',
      };
    case 'expired':
      return {
        status: 410,
        title: 'This link has expired',
        message: 'It was not used in time. Join once more, and we mail you a new one.',
        offers: 'form',
        address: result.grant.address,
      };
    case 'invalid':
      return {
        status: 400,
        title: 'This link does not work',
        message:
          'It is not complete, or was not made by us. Please use the whole address from the mail, or ask for a new one.',
        offers: 'form',
      };
    case 'refused':
      return { ...result.refusal, offers: 'form' };
  }
}
