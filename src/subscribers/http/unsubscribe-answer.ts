import type { UnsubscribeResult } from '../unsubscribe-by-link.ts';
import type { LinkResult } from '../signed-links.ts';
import { words } from '../../i18n/words.ts';
import type { FormRefusal } from '../../http/form-refusal.ts';
import { unbrokenMask } from '../../http/unbroken-mask.ts';

/** The unsubscribe page: with the button, with a way to subscribe again, or with neither. */
export interface UnsubscribePage {
  status: number;
  title: string;
  message: string;
  headers?: FormRefusal['headers'];
  offers: 'button' | 'return' | 'nothing';
}

/** Returns the page for a link that was opened or a button that was clicked. */
export function unsubscribePage(
  result:
    LinkResult<'unsubscribe'> | UnsubscribeResult | { status: 'refused'; refusal: FormRefusal },
): UnsubscribePage {
  const { unsubscribe, brokenLink } = words.reader;
  switch (result.status) {
    case 'valid':
      return {
        status: 200,
        title: unsubscribe.title,
        message: unsubscribe.message(unbrokenMask(result.grant.address)),
        offers: 'button',
      };
    case 'unsubscribed':
      return {
        status: 200,
        title: unsubscribe.done.title,
        message: unsubscribe.done.message(unbrokenMask(result.address)),
        offers: 'return',
      };
    case 'unavailable':
      return {
        status: 503,
        title: unsubscribe.unavailable.title,
        message: unsubscribe.unavailable.message,
        headers: { 'Retry-After': '60' },
        offers: 'button',
      };
    case 'expired':
    case 'invalid':
      return { status: 400, ...brokenLink, offers: 'nothing' };
    case 'refused':
      return { ...result.refusal, offers: 'nothing' };
  }
}
