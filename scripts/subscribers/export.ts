import { sameMailbox } from '../../src/core/email-address.ts';
import { subscriberProperties as keys } from '../../src/subscribers/subscriber.ts';
import { parseMoment } from '../../src/subscribers/import/cells.ts';
import {
  EXPORT_COLUMNS,
  exportCells,
  type ExportRow,
} from '../../src/subscribers/import/broadsheet.ts';
import { unsubscribedAt, currentNewsletters } from '../../src/subscribers/stored-subscriber.ts';
import type { ListedSubscriber } from '../../src/subscribers/subscriber-listing.ts';
import { makeCommand } from '../command/command.ts';
import { connectedPorts } from '../settings/ports.ts';
import { dataOf } from './not-answered.ts';
import { csvWriter } from './write-csv.ts';

export const exportSubscribers = makeCommand('npm run subscribers', {
  name: 'export',
  does: "Exports every subscriber with their consent as CSV. Cells that a spreadsheet would run start with a '.",
  options: {
    out: {
      type: 'string',
      value: '<file>',
      does: 'write to this new file (default: standard output, which needs npm run -s)',
    },
  },
  async run({ values: { out } }) {
    const { listing } = (await connectedPorts({ caller: 'bulk' })).provider();
    const suppressed = new Set<string>();
    dataOf(await listing.eachSuppressed((email) => void suppressed.add(sameMailbox(email))));

    const csv = await csvWriter(out, EXPORT_COLUMNS);
    let count = 0;
    try {
      const listed = await listing.eachSubscriber(async (entry) => {
        const isSuppressed = suppressed.has(sameMailbox(entry.email));
        await csv.row(exportCells(rowOf(entry, isSuppressed)));
        count += 1;
      });
      dataOf(listed);
      await csv.end();
    } catch (error) {
      await csv.giveUp();
      throw error;
    }
    const subscribers = `${count} ${count === 1 ? 'subscriber' : 'subscribers'}`;
    console.error(`Exported ${subscribers}${out === undefined ? '' : ` to ${out}`}.`);
    return 0;
  },
});

function rowOf({ email, joined, subscriber }: ListedSubscriber, isSuppressed: boolean): ExportRow {
  const { record } = subscriber;
  const newsletters = currentNewsletters(subscriber);
  const state = newsletters.length === 0 ? 'left' : 'subscribed';
  return {
    address: email,
    state: isSuppressed ? 'suppressed' : state,
    newsletters,
    consentAt: parseMoment(record[keys.consentAt] ?? ''),
    consentPage: record[keys.consentPage] ?? '',
    consentText: record[keys.consentText] ?? '',
    joined,
    left: state === 'left' ? unsubscribedAt(subscriber) : undefined,
  };
}
