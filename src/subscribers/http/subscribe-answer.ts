import type { ChoiceFault } from '../newsletter-choice.ts';
import type { RequestResult } from '../subscription.ts';
import { words } from '../../i18n/words.ts';
import type { FormRefusal } from '../../http/form-refusal.ts';

/** A page that says why nothing was mailed, with the form below it. */
export interface SubscribeProblem {
  status: number;
  title: string;
  /** What happened, where the field's own sentence does not say it. */
  message?: string;
  headers?: FormRefusal['headers'];
  /** What stood in the field. */
  address?: string;
  /** What is wrong with it: one sentence, shown at the field. */
  fieldProblem?: string;
  /** What is wrong with the choice of newsletters, likewise. */
  choiceProblem?: string;
}

/** The page for a request that failed. `typed` is what stood in the field. */
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
        address: printable(typed),
        choiceProblem: words.reader.choice[result.fault],
      };
    case 'invalid-address':
      return {
        status: 422,
        title: words.signUp.invalidAddress,
        address: printable(typed),
        fieldProblem: words.refusals.address[result.fault],
      };
    case 'limited':
      return {
        status: 429,
        title: words.signUp.limited.title,
        message: words.signUp.limited[result.of === 'client' ? 'fromClient' : 'fromEveryone'],
        headers: { 'Retry-After': String(Math.ceil(result.afterMs / 1000)) },
        address: printable(typed),
      };
    case 'unavailable':
      return {
        status: 503,
        ...words.signUp.unavailable,
        headers: { 'Retry-After': '60' },
        address: printable(typed),
      };
  }
}

/** Control characters are shown to nobody, and NUL may not stand in HTML at all. */
function printable(typed = ''): string {
  return typed.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '');
}
