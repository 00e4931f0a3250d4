import { composeOutbox } from '../../src/composition.ts';
import { outboxPath } from './environment.ts';

/** The outbox of this machine, for programs that do not need to know what is published here. */
export function outboxHere() {
  return composeOutbox({ outboxPath: outboxPath() });
}
