import { existsSync } from 'node:fs';
import type { Ports } from '../../src/composition.ts';
import { type EmailAddress, parseEmailAddress } from '../../src/core/email-address.ts';
import type { OutboxTraces } from '../../src/subscribers/outbox/outbox-erasure.ts';
import type { StoreResult } from '../../src/subscribers/subscriber-store.ts';
import { makeCommand, Unfinished, UsageError } from '../command/command.ts';
import { outboxPath } from '../settings/environment.ts';
import { connectedPorts } from '../settings/ports.ts';
import { answered } from './not-answered.ts';

export const erase = makeCommand('npm run subscribers', {
  name: 'erase',
  operand: { name: '<address>', example: 'reader@example.org' },
  does: 'Removes all that is known of an address: at Resend and in the outbox of this machine.',
  options: { yes: { type: 'boolean', does: 'do it; without it, say what is known' } },
  async run({ values, positionals: [typed] }) {
    const address = parseEmailAddress(typed);
    if (address === undefined) throw new UsageError('that is no e-mail address');
    const ports = await connectedPorts();
    const { store } = ports.provider();
    const before = await traces(ports, address);
    if (!values.yes) {
      console.log(describeTraces(before, 'There is').join('\n'));
      console.log('Nothing was removed. With --yes it is.');
      return 0;
    }
    // The outbox first: a job that is still to be done would bring the contact back.
    outboxErasure(ports)?.erase(address);
    if (before.contact) known(await store.remove(address));
    if (before.suppressed) known(await store.liftSuppression(address));

    const after = await traces(ports, address);
    // What may have reached Resend stays until that is known.
    const removed = { ...before, outbox: { ...before.outbox, inDoubt: 0 } };
    console.log(describeTraces(removed, 'Removed:').join('\n'));
    if (!isAny(after)) return 0;
    throw new Unfinished(
      `Not all of it: ${describeTraces(after, 'there is').join(', ')} A server may be at work on it. ` +
        'Run the same again in a minute.',
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

/** `undefined` where there is no outbox yet, which is not made for this. */
function outboxErasure(ports: Ports) {
  return existsSync(outboxPath()) ? ports.outboxErasure() : undefined;
}

function known<T>(result: StoreResult<T>): T {
  return answered(result, 'Not all of it is removed');
}

function isAny({ contact, suppressed, outbox }: Traces): boolean {
  return contact || suppressed || outbox.waiting + outbox.parked + outbox.inDoubt > 0;
}

function describeTraces(found: Traces, verb: string): string[] {
  const { contact, suppressed, outbox } = found;
  const counted = (count: number, what: string) =>
    count > 0 ? [`${verb} ${count} ${count === 1 ? 'piece' : 'pieces'} of work ${what}.`] : [];
  const lines = [
    ...(contact ? [`${verb} a contact at Resend, with its consent and its newsletters.`] : []),
    ...(suppressed ? [`${verb} an entry in Resend's list of addresses not to be mailed.`] : []),
    ...counted(outbox.waiting, 'that waits in the outbox'),
    ...counted(outbox.parked, 'in the outbox that waits for a person'),
    ...counted(outbox.inDoubt, 'in the outbox that may have reached Resend'),
  ];
  return lines.length > 0 ? lines : ['Nothing is known of this address.'];
}
