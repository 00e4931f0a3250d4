import { createInterface } from 'node:readline/promises';
import { isByCalendar, type Newsletter } from '../../../src/newsletters/newsletter.ts';
import type { Broadcaster } from '../../../src/newsletters/sending/broadcaster.ts';
import { isDraft, mailingName } from '../../../src/newsletters/sending/standing.ts';
import { dayIn } from '../../../src/core/wall-clock.ts';
import { lateFrom } from '../../../src/newsletters/newsletter-calendar.ts';
import { site } from '../../settings/site.ts';
import type { BuiltIssue } from './built-issue.ts';
import type { Order } from './order.ts';
import type { Told } from './sending-words.ts';

/** What an order is judged by. */
export interface Circumstances {
  built: BuiltIssue;
  newsletter: Newsletter;
  broadcaster: Broadcaster;
}

/** What keeps an order from being carried out, if anything does. */
export async function obstacle(
  order: Order,
  circumstances: Circumstances,
): Promise<Told | undefined> {
  return (
    earliness(order, circumstances) ??
    lateness(order, circumstances) ??
    (await limitOfTheDay(order, circumstances)) ??
    (await confirmation(order, circumstances))
  );
}

/** Also where it was built ahead: its page is on the site from its day on, and not sooner. */
function earliness({ id, now, at }: Order, { built }: Circumstances): Told | undefined {
  const { date } = built.manifest;
  if (dayIn(site.timeZone, at ?? now) >= date) return undefined;
  return {
    line: `${id} is the issue of ${date}, and goes out on that day at the earliest.`,
    status: 1,
  };
}

function lateness({ id, late, now, at }: Order, { built, newsletter }: Circumstances) {
  const from = lateFrom(newsletter, built.manifest.date, site.timeZone);
  if (late || (at ?? now) <= from) return undefined;
  return {
    line:
      `${id} is late: it ought to have gone before ${from.toISOString()}. ` +
      'If readers should still get it, add --late.',
    status: 3,
  };
}

/** Counted at Resend, which every machine shares. */
async function limitOfTheDay(
  { id }: Order,
  { built, newsletter, broadcaster }: Circumstances,
): Promise<Told | undefined> {
  if (isByCalendar(newsletter)) return undefined;
  const all = await broadcaster.all();
  if (all.kind !== 'ok') return { line: 'Resend could not be asked. Nothing was sent.', status: 4 };
  const first = mailingName(`${built.manifest.date}-${newsletter.id}`);
  const others = all.data.filter(
    (entry) =>
      (entry.name === first || entry.name.startsWith(`${first}-`)) &&
      entry.name !== mailingName(id) &&
      !isDraft(entry),
  );
  if (others.length < newsletter.maximumPerDay) return undefined;
  return {
    line:
      `${newsletter.name} had ${others.length} issues on ${built.manifest.date}, as many as ` +
      `content/newsletters/${newsletter.id}.yaml allows (maximumPerDay).`,
    status: 1,
  };
}

/** Breaking news reaches everybody at once, so a person types the issue's id once more. */
async function confirmation(
  { id, yes, confirmed }: Order,
  { built, newsletter }: Circumstances,
): Promise<Told | undefined> {
  if (isByCalendar(newsletter) || !yes) return undefined;
  const typed = confirmed ?? (await ask(built.manifest.subject, id));
  if (typed === id) return undefined;
  return { line: `Not confirmed: type ${id}, or give --confirm ${id}.`, status: 3 };
}

/** `undefined` where nobody sits at the terminal. */
async function ask(subject: string, id: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const typed = await terminal.question(`“${subject}” goes to everybody at once.\nType ${id}: `);
  terminal.close();
  return typed.trim();
}
