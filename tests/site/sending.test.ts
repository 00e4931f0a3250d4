import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { BUILT, FORCED } from '../../scripts/bench/sending/checkout.ts';
import { readNewsletter } from '../../scripts/newsroom/issue/newsletters.ts';
import { crowd, killAtRequest, setStage } from '../../scripts/bench/sending/processes.ts';
import { isByCalendar } from '../../src/newsletters/newsletter.ts';
import { lastClosedDay } from '../../src/newsletters/newsletter-calendar.ts';
import { site } from '../../src/site.config.ts';

const stage = await setStage();
afterAll(() => stage.close());
const { sandbox, checkout, send } = stage;

test('a subscriber receives the built email, byte for byte, with placeholders filled in', async () => {
  const id = await checkout.addIssue('2025-04-14-daily');
  expect(await send(id).status).toBe(0);
  const [mail] = sandbox.mails();
  const leave = /<(.+)>/.exec(mail?.headers['List-Unsubscribe'] ?? '')?.[1] ?? '';
  expect(leave).toMatch(/^http/);
  const filled = (part: string) => part.replaceAll('{{{RESEND_UNSUBSCRIBE_URL}}}', leave);
  expect(mail?.html).toBe(filled(BUILT.html));
  expect(mail?.text).toBe(filled(BUILT.text));
});

test('the ledger of an issue has its steps and no address', async () => {
  const file = join(checkout.folder, 'content/issues/2025-04-14-daily.ledger.json');
  const text = await readFile(file, 'utf8');
  expect(JSON.parse(text)).toMatchObject({ issue: '2025-04-14-daily' });
  expect(text).toContain('"submitted"');
  expect(text).not.toContain('@');
});

test('sends nothing without --yes, and an overdue issue only with --late', async () => {
  const id = await checkout.addIssue('2025-04-14-daily-2');
  stage.delivered();
  const dry = checkout.issue('send', id, '--late');
  expect(await dry.status).toBe(0);
  expect(dry.output()).toContain('dry run');
  const late = checkout.issue('send', id, '--yes', ...FORCED);
  expect(await late.status).toBe(3);
  expect(late.output()).toContain('--late');
  expect(stage.delivered()).toBe(0);
});

test('a failed preflight rule stops the send unless it is overruled by name', async () => {
  const id = await checkout.addIssue('2025-04-14-daily-4');
  stage.delivered();
  const run = checkout.issue('send', id, '--late', '--yes');
  expect(await run.status).toBe(1);
  expect(run.output()).toContain('blocks live:');
  expect(stage.delivered()).toBe(0);
  expect(await send(id).status).toBe(0);
  const ledger = join(checkout.folder, `content/issues/${id}.ledger.json`);
  expect(JSON.parse(await readFile(ledger, 'utf8'))).toMatchObject({
    entries: [{ step: 'intent', forced: expect.arrayContaining(['live']) }, {}, {}, {}, {}],
  });
});

test('breaking news needs --confirm, and has a daily limit', async () => {
  for (const [i, suffix] of ['', '-2'].entries()) {
    const id = await checkout.addIssue(`2025-04-14-breaking${suffix}`);
    const unconfirmed = send(id);
    expect(await unconfirmed.status, String(i)).toBe(3);
    const args = ['send', id, '--late', '--yes', '--confirm', id, ...FORCED];
    expect(await checkout.issue(...args).status).toBe(0);
  }
  const id = await checkout.addIssue('2025-04-14-breaking-3');
  const third = checkout.issue('send', id, '--late', '--yes', '--confirm', id, ...FORCED);
  expect(await third.status).toBe(1);
  expect(third.output()).toContain('maximumPerDay');
});

test('an invalid ledger stops the command, and nothing is sent', async () => {
  const id = await checkout.addIssue('2025-04-14-daily-3');
  await writeFile(join(checkout.folder, `content/issues/${id}.ledger.json`), '{"issue": "2025');
  stage.delivered();
  const run = send(id);
  expect(await run.status).toBe(1);
  expect(run.output()).toContain('is not a valid ledger');
  expect(stage.delivered()).toBe(0);
});

test('configured ids are used without looking anything up by name', async () => {
  const id = await checkout.addIssue('2025-04-13-daily');
  const { segmentId, topicId } = await idsOf('2025-04-14-daily');
  onTestFinished(() => {
    delete stage.env['RESEND_SEGMENT_ID'];
    delete stage.env['RESEND_TOPIC_IDS'];
  });
  Object.assign(stage.env, {
    RESEND_SEGMENT_ID: segmentId,
    RESEND_TOPIC_IDS: `daily:${topicId}`,
  });
  stage.delivered();
  sandbox.ledger.clear();
  expect(await send(id).status).toBe(0);
  const asked = sandbox.ledger.requests.map(({ method, path }) => `${method} ${path}`);
  expect(asked).not.toContain('GET /segments');
  expect(asked).not.toContain('GET /topics');
  expect(await idsOf(id)).toEqual({ segmentId, topicId });
  expect(stage.delivered()).toBe(1);
  stage.env['RESEND_TOPIC_IDS'] = 'daily';
  const refused = send(await checkout.addIssue('2025-04-12-daily'));
  expect(await refused.status).toBe(1);
  expect(refused.output()).toContain('RESEND_TOPIC_IDS is not valid');
});

/** The recipients of an issue's broadcast. */
async function idsOf(issue: string) {
  const ask = async (path: string) => {
    const headers = { authorization: 'Bearer re_looks_on', 'user-agent': 'test' };
    return (await fetch(sandbox.url + path, { headers })).json();
  };
  const { data } = (await ask('/broadcasts')) as { data: { id: string; name: string }[] };
  const listed = data.find(({ name }) => name === `issue/${issue}`);
  const found = (await ask(`/broadcasts/${listed?.id}`)) as Record<string, string>;
  return { segmentId: found['segment_id'], topicId: found['topic_id'] };
}

// The two requests that change something, before and after their effect, and one look between them.
const kills = [
  ...[6, 12].flatMap((at) => [
    { at, when: 'before' as const },
    { at, when: 'after' as const },
  ]),
  { at: 9, when: 'after' as const },
];
test.each(kills)(
  'killed at request $at, $when its effect, it is sent once',
  async ({ at, when }) => {
    const id = `2025-04-15-daily-${2 * at + (when === 'after' ? 1 : 0)}`;
    expect(await killAtRequest(stage, { id, at, when, mode: 'drop' })).toBe(1);
  },
);

test('status has a row for each day on which an issue was due, even without one', async () => {
  const daily = await readNewsletter('daily');
  if (!isByCalendar(daily)) throw new Error('The daily newsletter has no days.');
  const day = lastClosedDay(daily, new Date(Date.now() - 4 * 3_600_000), site.timeZone);
  const rowOf = async (id: string) => {
    const run = checkout.issue('status', '--json');
    expect(await run.status).toBe(0);
    const states = JSON.parse(run.output()) as { id: string }[];
    return states.find((state) => state.id === id);
  };
  const id = `${day}-daily`;
  const nothing = { planned: false, built: false, live: false, skipped: false };
  expect(await rowOf(id)).toMatchObject({ ...nothing, missing: true });
  const table = checkout.issue('status');
  await table.status;
  expect(table.output()).toMatch(new RegExp(`^${id} .* MISSING$`, 'm'));

  const skipped = { id, stories: 0, minimum: 1 };
  await writeFile(
    join(checkout.folder, `content/issues/${id}.skipped.json`),
    JSON.stringify(skipped),
  );
  expect(await rowOf(id)).toMatchObject({ skipped: true, missing: false });
});

test('six concurrent processes send it once', async () => {
  expect(await crowd(stage, { id: '2025-04-16-daily', processes: 6 })).toBe(1);
});
