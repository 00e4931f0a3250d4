import {
  contacts,
  type ListedContact,
  suppressions,
} from '../../src/providers/resend/account-lists.ts';
import { type Contact, findContact, leftAt, received } from '../../src/providers/resend/contact.ts';
import { eachEntry } from '../../src/providers/resend/each-entry.ts';
import type { Audience } from '../../src/providers/resend/resend-audience.ts';
import { sameMailbox } from '../../src/core/email-address.ts';
import { subscriberProperties as keys } from '../../src/subscribers/subscriber.ts';
import { momentIn } from '../../src/subscribers/import/cells.ts';
import { OWN_COLUMNS, ownCells, type OwnRow } from '../../src/subscribers/import/own-file.ts';
import { makeCommand } from '../command/command.ts';
import { connectToResend } from '../newsroom/issue/resend.ts';
import { audienceOf, NotAnswered } from './audience.ts';
import { csvWriter } from './write-csv.ts';

export const exportSubscribers = makeCommand('npm run subscribers', {
  name: 'export',
  does: "Writes every subscriber with consent as CSV. A cell that a spreadsheet would compute has a ' before it.",
  options: {
    out: {
      type: 'string',
      value: '<file>',
      does: 'a new file; else the standard output, then with npm run -s',
    },
  },
  async run({ values: { out } }) {
    const { resend } = await connectToResend({ isBulk: true });
    const { audience } = await audienceOf(resend);
    const suppressed = new Set<string>();
    const told = await eachEntry(resend, suppressions, ({ email }) => {
      suppressed.add(sameMailbox(email));
    });
    if (told.kind !== 'ok') throw new NotAnswered();

    const csv = await csvWriter(out, OWN_COLUMNS);
    let count = 0;
    try {
      const listed = await eachEntry(resend, contacts(audience.segmentId), async (entry) => {
        const found = await findContact(resend, { id: entry.id });
        if (found.kind !== 'ok') throw new NotAnswered();
        // Gone since the page was asked for.
        if (!found.data) return;
        const isSuppressed = suppressed.has(sameMailbox(entry.email));
        await csv.row(ownCells(rowOf(entry, found.data, { audience, isSuppressed })));
        count += 1;
      });
      if (listed.kind !== 'ok') throw new NotAnswered();
      await csv.end();
    } catch (error) {
      await csv.giveUp();
      throw error;
    }
    console.error(`${count} subscribers${out === undefined ? '' : ` in ${out}`}.`);
    return 0;
  },
});

function rowOf(
  { email, createdAt }: ListedContact,
  contact: Contact,
  { audience, isSuppressed }: { audience: Audience; isSuppressed: boolean },
): OwnRow {
  const { properties } = contact;
  const newsletters = received(contact, audience);
  const state = newsletters.length === 0 ? 'left' : 'subscribed';
  return {
    address: email,
    state: isSuppressed ? 'suppressed' : state,
    newsletters,
    consentAt: momentIn(properties[keys.consentAt] ?? ''),
    consentPage: properties[keys.consentPage] ?? '',
    consentText: properties[keys.consentText] ?? '',
    joined: createdAt,
    left: state === 'left' ? leftAt(contact) : undefined,
  };
}
