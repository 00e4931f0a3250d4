import type { DeskFigures, SignUps } from '../../../src/desk/desk.ts';
import { currentNewsletters } from '../../../src/subscribers/stored-subscriber.ts';
import type {
  ListedSubscriber,
  SubscriberListing,
} from '../../../src/subscribers/subscriber-listing.ts';
import { isRehearsal } from '../../settings/environment.ts';
import { connectedPorts } from '../../settings/ports.ts';
import { dataOf } from '../../subscribers/not-answered.ts';
import { readStats } from '../issue/read-stats.ts';

/** How far back the figures go. */
const WEEKS = 12;

/** How many of the newest subscribers are shown. */
const SHOWN = 5;

/** What became of the emails of recent issues and, with `growth`, how the list grew. */
export async function readFigures(wanted: { growth: boolean; now: Date }): Promise<DeskFigures> {
  const ports = await connectedPorts({ caller: 'bulk' });
  return { ...(await readStats(ports.provider(), { ...wanted, weeks: WEEKS })), weeks: WEEKS };
}

/** The newest subscribers of the sandbox; `undefined` if Resend is used. */
export async function readSignUps(): Promise<SignUps | undefined> {
  if (!isRehearsal()) return undefined;
  const ports = await connectedPorts({ caller: 'bulk' });
  const nameOf = new Map(ports.newsletters.map(({ id, name }) => [id, name]));
  const newest = await newestSubscribers(ports.provider().listing, SHOWN);
  return {
    all: new URL('/inbox/contacts', process.env['RESEND_BASE_URL']).href,
    newest: newest.map(({ email, joined, subscriber }) => ({
      email,
      joined,
      newsletters: currentNewsletters(subscriber).map((id) => nameOf.get(id) ?? id),
    })),
  };
}

/** The provider lists the newest first. */
async function newestSubscribers(
  { eachSubscriber }: SubscriberListing,
  count: number,
): Promise<ListedSubscriber[]> {
  const found: ListedSubscriber[] = [];
  const enough = new Error('Enough subscribers are known.');
  const listed = await eachSubscriber((entry) => {
    found.push(entry);
    if (found.length === count) throw enough;
  }).catch((error: unknown) => {
    if (error !== enough) throw error;
    return undefined;
  });
  if (listed) dataOf(listed);
  return found;
}
