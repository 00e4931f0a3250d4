import { createInterface } from 'node:readline/promises';
import { isAutomatic, type Newsletter } from '../../../src/newsletters/newsletter.ts';
import type { Broadcaster } from '../../../src/newsletters/sending/broadcaster.ts';
import { isDraft, mailingName } from '../../../src/newsletters/sending/find-broadcasts.ts';
import { clockText, dayIn } from '../../../src/core/wall-clock.ts';
import { lateFrom } from '../../../src/newsletters/newsletter-calendar.ts';
import { site } from '../../settings/site.ts';
import type { BuiltIssue } from './built-issue.ts';
import type { DispatchRequest } from './dispatch-request.ts';
import type { CommandResult } from './send-messages.ts';

/** What a request is checked against. */
export interface Circumstances {
  built: BuiltIssue;
  newsletter: Newsletter;
  broadcaster: Broadcaster;
}

/** What stops a request, if anything does. */
export async function obstacle(
  request: DispatchRequest,
  circumstances: Circumstances,
): Promise<CommandResult | undefined> {
  return (
    earliness(request, circumstances) ??
    lateness(request, circumstances) ??
    (await limitOfTheDay(request, circumstances)) ??
    (await confirmation(request, circumstances))
  );
}

/** Even if it was built ahead: its page is on the site from its day on. */
function earliness(
  { id, now, at }: DispatchRequest,
  { built }: Circumstances,
): CommandResult | undefined {
  const { date } = built.manifest;
  if (dayIn(site.timeZone, at ?? now) >= date) return undefined;
  return {
    line: `${id} is the issue of ${date} and cannot be sent before that day.`,
    status: 1,
  };
}

function lateness({ id, late, now, at }: DispatchRequest, { built, newsletter }: Circumstances) {
  const from = lateFrom(newsletter, built.manifest.date, site.timeZone);
  if (late || (at ?? now) <= from) return undefined;
  return {
    line:
      `${id} is overdue: it should have been sent before ${clockText(site.timeZone, from)}. ` +
      'To send it anyway, add --late.',
    status: 3,
  };
}

/** Counted at Resend, because every machine sees the same there. */
async function limitOfTheDay(
  { id }: DispatchRequest,
  { built, newsletter, broadcaster }: Circumstances,
): Promise<CommandResult | undefined> {
  if (!('maximumPerDay' in newsletter)) return undefined;
  const all = await broadcaster.all();
  if (all.kind !== 'ok') return { line: 'Resend did not answer. Nothing was sent.', status: 4 };
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
      `${newsletter.name} had ${others.length} issues on ${built.manifest.date}; the limit is maximumPerDay in ` +
      `content/newsletters/${newsletter.id}.yaml.`,
    status: 1,
  };
}

/** An issue that goes to everyone at once is confirmed: a person types its id again. */
async function confirmation(
  { id, yes, confirmed }: DispatchRequest,
  { built, newsletter }: Circumstances,
): Promise<CommandResult | undefined> {
  if (isAutomatic(newsletter) || !yes) return undefined;
  const typed = confirmed ?? (await ask(built.manifest.subject, id));
  if (typed === id) return undefined;
  return { line: `Not confirmed. Type ${id}, or pass --confirm ${id}.`, status: 3 };
}

/** `undefined` without a terminal. */
async function ask(subject: string, id: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const typed = await terminal.question(
    `“${subject}” goes to every subscriber at once.\nType ${id}: `,
  );
  terminal.close();
  return typed.trim();
}
