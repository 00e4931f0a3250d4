import { existsSync } from 'node:fs';
import type { Ports } from '../../src/composition/node.ts';
import { type EmailAddress, parseEmailAddress } from '../../src/core/email-address.ts';
import type { OutboxTraces } from '../../src/subscribers/outbox/outbox-erasure.ts';
import type { StoreResult } from '../../src/subscribers/subscriber-store.ts';
import { makeCommand, Unfinished, UsageError } from '../command/command.ts';
import { outboxPath } from '../settings/environment.ts';
import { connectedPorts } from '../settings/ports.ts';
import { dataOf } from './not-answered.ts';

export const erase = makeCommand('npm run subscribers', {
  name: 'erase',
  operands: [{ name: '<address>', example: 'reader@example.org' }],
  does: 'Erases everything stored about an address, at Resend and in the outbox of this machine.',
  options: {
    yes: { type: 'boolean', does: 'erase it; without it, only print what is stored' },
  },
  async run({ values, positionals: [typed] }) {
    const address = parseEmailAddress(typed);
    if (address === undefined)
      throw new UsageError('<address> is not a valid email address, such as reader@example.org.');
    const ports = await connectedPorts();
    const { store } = ports.provider();
    const before = await traces(ports, address);
    if (!values.yes) {
      console.log(describeTraces(before, 'Found').join('\n'));
      console.log('Nothing was erased. To erase it, add --yes.');
      return 0;
    }
    // The outbox first: a waiting job would create the contact again.
    outboxErasure(ports)?.erase(address);
    if (before.contact) known(await store.remove(address));
    if (before.suppressed) known(await store.liftSuppression(address));

    const after = await traces(ports, address);
    // Jobs that may have reached Resend stay until that is known.
    const erased = { ...before, outbox: { ...before.outbox, inDoubt: 0 } };
    console.log(describeTraces(erased, 'Erased').join('\n'));
    if (!isAny(after)) return 0;
    throw new Unfinished(
      `${describeTraces(after, 'Still there:').join('\n')}\n` +
        'A server may be working on it. Run the same command again in a minute.',
    );
  },
});

interface Traces {
  contact: boolean;
  suppressed: boolean;
  outbox: OutboxTraces;
}

async function traces(ports: Ports, address: EmailAddress): Promise<Traces> {
  const { store } = ports.provider();
  return {
    contact: known(await store.isKnown(address)),
    suppressed: known(await store.isSuppressed(address)),
    outbox: outboxErasure(ports)?.traces(address) ?? { waiting: 0, parked: 0, inDoubt: 0 },
  };
}

/** `undefined` if there is no outbox yet; this does not create one. */
function outboxErasure(ports: Ports) {
  return existsSync(outboxPath()) ? ports.outboxErasure() : undefined;
}

function known<T>(result: StoreResult<T>): T {
  return dataOf(result, 'Erasing is not complete');
}

function isAny({ contact, suppressed, outbox }: Traces): boolean {
  return contact || suppressed || outbox.waiting + outbox.parked + outbox.inDoubt > 0;
}

function describeTraces(found: Traces, verb: string): string[] {
  const { contact, suppressed, outbox } = found;
  const jobs = (count: number, what: string) =>
    count > 0 ? [`${verb} ${count} ${count === 1 ? 'job' : 'jobs'} in the outbox ${what}.`] : [];
  const lines = [
    ...(contact ? [`${verb} a contact at Resend, with its consent and newsletters.`] : []),
    ...(suppressed ? [`${verb} an entry in Resend's suppression list.`] : []),
    ...jobs(outbox.waiting, 'waiting'),
    ...jobs(outbox.parked, 'parked'),
    ...jobs(outbox.inDoubt, 'that may have reached Resend'),
  ];
  return lines.length > 0 ? lines : ['Nothing is stored about this address.'];
}
