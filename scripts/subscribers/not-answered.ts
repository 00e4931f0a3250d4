import type { StoreResult } from '../../src/subscribers/subscriber-store.ts';
import { Unfinished } from '../command/command.ts';

/** The provider gave no answer, or refused to give one; the log says which. */
export class NotAnswered extends Unfinished {
  override name = 'NotAnswered';

  constructor(what = 'It is not complete') {
    super(`Resend did not answer; the line above says why. ${what}: run the same again.`);
  }
}

/** What the provider gave. Throws {@link NotAnswered} when it gave nothing; `what` says what that leaves. */
export function answered<T>(result: StoreResult<T>, what?: string): T {
  if (result.status === 'ok') return result.data;
  throw new NotAnswered(what);
}
