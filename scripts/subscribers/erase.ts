import { existsSync } from 'node:fs';
import { findContact } from '../../src/providers/resend/contact.ts';
import { removeContact } from '../../src/providers/resend/leave.ts';
import type { ResendClient } from '../../src/providers/resend/resend-client.ts';
import type { Outcome } from '../../src/providers/resend/resend-outcome.ts';
import { isSuppressed, liftSuppression } from '../../src/providers/resend/suppression.ts';
import { outboxFile } from '../../src/providers/sqlite/outbox-file.ts';
import { sqliteOutboxErasure } from '../../src/providers/sqlite/sqlite-outbox-erasure.ts';
import { type EmailAddress, parseEmailAddress } from '../../src/core/email-address.ts';
import type { OutboxTraces } from '../../src/subscribers/outbox/outbox-erasure.ts';
import { makeCommand, Unfinished, UsageError } from '../command/command.ts';
import { outboxPath } from '../settings/environment.ts';
import { connectToResend } from '../newsroom/issue/resend.ts';
import { NotAnswered } from './audience.ts';

export const erase = makeCommand('npm run subscribers', {
  name: 'erase',
  operand: { name: '<address>', example: 'reader@example.org' },
  does: 'Removes all that is known of an address: at Resend and in the outbox of this machine.',
  options: { yes: { type: 'boolean', does: 'do it; without it, say what is known' } },
  async run({ values, positionals: [typed] }) {
    const address = parseEmailAddress(typed);
    if (address === undefined) throw new UsageError('that is no e-mail address');
    const { resend } = await connectToResend();
    const before = await traces(resend, address);
    if (!values.yes) {
      console.log(told(before, 'There is').join('\n'));
      console.log('Nothing was removed. With --yes it is.');
      return 0;
    }
    // The outbox first: a job that is still to be done would bring the contact back.
    outboxErasure()?.erase(address);
    if (before.contact) known(await removeContact(resend, address));
    if (before.suppressed) known(await liftSuppression(resend, address));

    const after = await traces(resend, address);
    // What may have reached Resend stays until that is known.
    const removed = { ...before, outbox: { ...before.outbox, inDoubt: 0 } };
    console.log(told(removed, 'Removed:').join('\n'));
    if (!isAny(after)) return 0;
    throw new Unfinished(
      `Not all of it: ${told(after, 'there is').join(', ')} A server may be at work on it. ` +
        'Run the same again in a minute.',
    );
  },
});

interface Traces {
  contact: boolean;
  suppressed: boolean;
  outbox: OutboxTraces;
}

async function traces(resend: ResendClient, address: EmailAddress): Promise<Traces> {
  return {
    contact: known(await findContact(resend, address)) !== undefined,
    suppressed: known(await isSuppressed(resend, address)),
    outbox: outboxErasure()?.traces(address) ?? { waiting: 0, parked: 0, inDoubt: 0 },
  };
}

/** `undefined` where there is no outbox yet, which is not made for this. */
function outboxErasure() {
  return existsSync(outboxPath()) ? sqliteOutboxErasure(outboxFile(outboxPath())) : undefined;
}

function known<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'ok') return outcome.data;
  throw new NotAnswered('Not all of it is removed');
}

function isAny({ contact, suppressed, outbox }: Traces): boolean {
  return contact || suppressed || outbox.waiting + outbox.parked + outbox.inDoubt > 0;
}

function told(found: Traces, verb: string): string[] {
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
