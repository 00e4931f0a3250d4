import type { LinkResult } from '../signed-links.ts';
import type { ConfirmResult } from '../subscription.ts';
import { words } from '../../i18n/words.ts';
import type { FormRefusal } from '../../http/form-refusal.ts';
import { unbrokenMask } from '../../http/unbroken-mask.ts';

/** The confirmation page: with the button that confirms, or with the form for a new link. */
export interface ConfirmPage {
  status: number;
  title: string;
  message: string;
  headers?: FormRefusal['headers'];
  offers: 'button' | 'form';
  /** Initial value of the form field. */
  address?: string;
}

/**
 * Returns the page for a link that was opened, or for a click that did not subscribe the reader.
 */
export function confirmPage(
  result:
    | LinkResult<'subscribe'>
    | Exclude<ConfirmResult, { status: 'subscribed' }>
    | { status: 'refused'; refusal: FormRefusal },
): ConfirmPage {
  const { signUp } = words;
  switch (result.status) {
    case 'valid':
      return {
        status: 200,
        title: signUp.confirm.title,
        message: signUp.confirm.message(unbrokenMask(result.grant.address)),
        offers: 'button',
      };
    case 'unavailable':
      return {
        status: 503,
        title: signUp.confirmFailed.title,
        message: signUp.confirmFailed.message(unbrokenMask(result.address)),
        headers: { 'Retry-After': '60' },
        offers: 'button',
      };
    case 'expired':
      return {
        status: 410,
        ...signUp.expired,
        offers: 'form',
        address: result.grant.address,
      };
    case 'invalid':
      return {
        status: 400,
        ...signUp.invalid,
        offers: 'form',
      };
    case 'refused':
      return { ...result.refusal, offers: 'form' };
  }
}
