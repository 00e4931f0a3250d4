import type { StoreResult } from '../../src/subscribers/subscriber-store.ts';
import { Unfinished } from '../command/command.ts';

/** The provider did not respond, or refused to; the log says which. */
export class NotAnswered extends Unfinished {
  override name = 'NotAnswered';

  constructor(status = 'The command is not complete') {
    super(
      `Resend did not respond; the log line above says why. ${status}. Run the same command again.`,
    );
  }
}

/** The data of a provider's response. Throws {@link NotAnswered} without one; `status` says how far we are. */
export function dataOf<T>(result: StoreResult<T>, status?: string): T {
  if (result.status === 'ok') return result.data;
  throw new NotAnswered(status);
}
