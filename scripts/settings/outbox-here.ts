import { composeOutbox } from '../../src/composition/node.ts';
import { outboxPath } from './environment.ts';

/** The outbox of this machine, for programs that do not need the publication. */
export function outboxHere() {
  return composeOutbox({ outboxPath: outboxPath() });
}
