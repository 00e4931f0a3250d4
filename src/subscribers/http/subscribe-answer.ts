import type { ChoiceFault } from '../newsletter-choice.ts';
import type { RequestResult } from '../subscription.ts';
import { words } from '../../i18n/words.ts';
import type { FormRefusal } from '../../http/form-refusal.ts';

/** A page that explains why no email was sent, with the form below. */
export interface SubscribeProblem {
  status: number;
  title: string;
  /** What happened, unless the field error says it. */
  message?: string;
  headers?: FormRefusal['headers'];
  /** The submitted address. */
  address?: string;
  /** Error shown at the address field. */
  fieldProblem?: string;
  /** Error shown at the choice of newsletters. */
  choiceProblem?: string;
}

/** Returns the page for a failed request. `typed` is the submitted address. */
export function subscribeProblem(
  result:
    | Exclude<RequestResult, { status: 'requested' }>
    | { status: 'invalid-choice'; fault: ChoiceFault }
    | { status: 'refused'; refusal: FormRefusal },
  typed: string | undefined,
): SubscribeProblem {
  switch (result.status) {
    case 'refused':
      return result.refusal;
    case 'invalid-choice':
      return {
        status: 422,
        title: words.reader.choice.title,
        address: withoutControls(typed),
        choiceProblem: words.reader.choice[result.fault],
      };
    case 'invalid-address':
      return {
        status: 422,
        title: words.signUp.invalidAddress,
        address: withoutControls(typed),
        fieldProblem: words.refusals.address[result.fault],
      };
    case 'limited':
      return {
        status: 429,
        title: words.signUp.limited.title,
        message: words.signUp.limited[result.of === 'client' ? 'fromClient' : 'fromEveryone'],
        headers: { 'Retry-After': String(Math.ceil(result.afterMs / 1000)) },
        address: withoutControls(typed),
      };
    case 'unavailable':
      return {
        status: 503,
        ...words.signUp.unavailable,
        headers: { 'Retry-After': '60' },
        address: withoutControls(typed),
      };
  }
}

/** Removes control characters. NUL is invalid in HTML. */
function withoutControls(typed = ''): string {
  return typed.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '');
}
