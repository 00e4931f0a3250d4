import { spawnSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { startSandbox } from '../../scripts/sandbox/server.ts';
import { freePort } from '../../scripts/server/free-port.ts';
import { projectPath } from '../../scripts/settings/environment.ts';
import { setPublication } from '../../scripts/settings/publication-files.ts';
import { copyProject } from '../../scripts/testing/project-copy.ts';
import { clockSetTo } from '../clock-set-to.ts';
import { publishProcess } from './publish-process.ts';
import { resendAudience } from '../../src/providers/resend/resend-audience.ts';
import { resendClient } from '../../src/providers/resend/resend-client.ts';

// A publication in New York, whose clocks go forward on March 9, 2025.
const NEWSLETTERS = {
  daily: 'The Morning Letter',
  weekly: 'The Friday Letter',
  monthly: 'The Month in Formats',
  breaking: 'Formats at Once',
  'each-story': 'One Format at a Time',
};
const common = (id: keyof typeof NEWSLETTERS) =>
  `name: ${NEWSLETTERS[id]}\npromise: News.\ncadence: ${id}\n`;
const calendar = (cutoff: string) => `cutoff: '${cutoff}'\nsince: 2025-02-26T00:00:00Z\n`;

const sandbox = await startSandbox();
const copy = await copyProject({ warm: true });
const published = join(copy.folder, 'published');
const server = createServer((request, response) => {
  const path = (request.url ?? '/').replace(/\/$/, '/index.html');
  readFile(join(published, path)).then(
    (file) => response.writeHead(200).end(file),
    () => response.writeHead(404).end(),
  );
});
const port = await freePort();
server.listen(port, '127.0.0.1');

await setPublication(copy.folder, projectPath('tests/fixtures/publications/en-weekly'));
for (const folder of ['articles', 'issues'])
  await rm(join(copy.folder, 'content', folder), { recursive: true });
await copy.write({
  '.gitignore': 'node_modules\ndist\n.astro/\n.broadsheet/\npublished/\n',
  'content/newsletters/daily.yaml': common('daily') + calendar('06:00'),
  'content/newsletters/weekly.yaml': `${common('weekly')}weekday: friday\n${calendar('12:00')}`,
  'content/newsletters/monthly.yaml': `${common('monthly')}dayOfMonth: last\n${calendar('12:00')}`,
  'content/newsletters/breaking.yaml': `${common('breaking')}maximumPerDay: 2\n`,
  'content/newsletters/each-story.yaml': `${common('each-story')}stories: full\n`,
  ...story('alpha', '2025-02-26T12:00:00Z'),
  ...story('bravo', '2025-02-27T20:00:00Z'),
  ...story('carol', '2025-03-08T12:00:00Z'),
  ...story('delta', '2025-03-10T12:00:00Z'),
});
for (const args of [
  ['init', '-q'],
  ['config', 'user.name', 'Test'],
  ['config', 'user.email', 'test@broadsheet.example'],
  ['add', '.'],
  ['commit', '-qm', 'Begin'],
]) {
  spawnSync('git', args, { cwd: copy.folder });
}
// One reader of all of them.
const resend = resendClient({ apiKey: 're_test', baseUrl: sandbox.url, log: () => undefined });
const newsletters = Object.entries(NEWSLETTERS).map(([id, name]) => ({
  id,
  name,
  promise: 'News.',
}));
const lists = await resendAudience(resend, { segment: 'Format Letter readers', newsletters }).ids();
if (lists.kind !== 'ok') throw new Error('The sandbox made no lists.');
sandbox.seed({
  contacts: 1,
  segments: [lists.data.segmentId],
  topics: [...lists.data.topicIds.values()],
});

afterAll(async () => {
  server.close();
  await sandbox.close();
  await copy.remove();
});
beforeEach(() => void sandbox.ledger.clear());

function story(id: string, publishedAt: string, more: string[] = []): Record<string, string> {
  const text = [
    '---',
    `headline: What the format called ${id} keeps in its header`,
    `dek: A look at the first bytes of ${id}.`,
    `publishedAt: ${publishedAt}`,
    'authors: [letter]',
    'topics: [archives]',
    ...more,
    '---',
    '',
    `The header of ${id} is short.`,
    '',
  ];
  return { [`content/articles/${id}.mdx`]: text.join('\n') };
}

/** Runs the command in processes whose clocks show that moment when they start. */
async function publishAt(moment: string, ...args: string[]) {
  const env = clockSetTo(moment);
  return publishProcess({ folder: copy.folder, sandboxUrl: sandbox.url, port, env }, args);
}

/** What the reader has received since the test began: newsletters, with the stories in their emails. */
let seen = 0;
function received(): string[] {
  const mails = sandbox.mails();
  const fresh = mails.slice(0, mails.length - seen);
  seen = mails.length;
  return fresh
    .map(({ text = '' }) => {
      const [name] = Object.values(NEWSLETTERS).filter((one) => text?.includes(one));
      const stories = ['alpha', 'bravo', 'carol', 'delta', 'essay'].filter((id) =>
        text?.includes(`/articles/${id}/`),
      );
      return `${name}: ${stories.join(' ')}`;
    })
    .toSorted();
}

test('a job that runs often sends each issue once, when it is due', async () => {
  const thursday = await publishAt('2025-02-27T12:00:00Z', '--yes');
  expect([thursday.status, received()], thursday.output).toEqual([
    0,
    ['The Morning Letter: alpha'],
  ]);

  const again = await publishAt('2025-02-27T13:00:00Z', '--yes');
  expect([again.status, received()], again.output).toEqual([0, []]);
  expect(again.output).not.toContain('== build');
}, 400_000);

test('three newsletters that are due at once go out in one run, each to its own readers', async () => {
  const dry = await publishAt('2025-02-28T18:00:00Z');
  expect([dry.status, received()], dry.output).toEqual([0, []]);
  const friday = await publishAt('2025-02-28T18:00:00Z', '--yes');
  expect([friday.status, received()], friday.output).toEqual([
    0,
    [
      'The Friday Letter: alpha bravo',
      'The Month in Formats: alpha bravo',
      'The Morning Letter: bravo',
    ],
  ]);
}, 400_000);

test('after an outage, on the day on which clocks change, what is new goes out, and nothing twice', async () => {
  const sunday = await publishAt('2025-03-09T12:00:00Z', '--yes');
  expect([sunday.status, received()], sunday.output).toEqual([0, ['The Morning Letter: carol']]);
  // The Friday without news was missed, and that is no reason to fail.
  expect(sunday.output).toContain('2025-03-07-weekly: nothing to send');
}, 400_000);

test('a planned issue that was missed fails every run until a person deletes its file or sends it late', async () => {
  const planned = await publishAt('2025-03-11T12:00:00Z', '--yes', '--phase', 'build');
  expect([planned.status, received()], planned.output).toEqual([0, []]);
  for (let run = 1; run <= 2; run++) {
    const evening = await publishAt('2025-03-12T00:00:00Z', '--yes');
    expect([evening.status, received()], evening.output).toEqual([3, []]);
    expect(evening.output).toContain(
      '2025-03-11-daily is overdue: it should have been sent before 2025-03-11 18:00 America/New_York',
    );
  }
  await rm(join(copy.folder, 'content/issues/2025-03-11-daily.mdx'));
  for (const options of [[], ['--yes']]) {
    const dropped = await publishAt('2025-03-12T00:00:00Z', ...options);
    expect([dropped.status, received()], dropped.output).toEqual([0, []]);
    expect(dropped.output).toContain('2025-03-11-daily was not sent and has no file');
    expect(dropped.output).toContain(
      'nothing is due; next is 2025-03-12-daily, at 2025-03-12 06:00 America/New_York',
    );
    expect(dropped.output).not.toContain('== plan');
  }
  const late = await publishAt('2025-03-12T00:30:00Z', '--yes', '--late');
  expect([late.status, received()], late.output).toEqual([0, ['The Morning Letter: delta']]);
  const after = await publishAt('2025-03-12T01:00:00Z', '--yes');
  expect([after.status, received()], after.output).toEqual([0, []]);
}, 400_000);

test('breaking news is never due, and saying so is a mistake of the call', async () => {
  const breaking = await publishAt('2025-03-12T01:00:00Z', '--yes', '--newsletter', 'breaking');
  expect([breaking.status, received()]).toEqual([2, []]);
  expect(breaking.output).toContain('has no calendar');
});

test('an article that asks for an issue is mailed once, also by a machine that knows of no issue', async () => {
  await copy.write(story('essay', '2025-03-12T01:30:00Z', ['mail: each-story']));
  const only = ['--newsletter', 'each-story', '--yes'];
  const early = await publishAt('2025-03-12T01:15:00Z', ...only);
  expect([early.status, received()], early.output).toEqual([0, []]);

  const published = await publishAt('2025-03-12T02:00:00Z', ...only);
  expect([published.status, received()], published.output).toEqual([
    0,
    ['One Format at a Time: essay'],
  ]);
  const [mail] = sandbox.mails();
  expect(mail?.text).toContain('The header of essay is short.');

  const again = await publishAt('2025-03-12T03:00:00Z', ...only);
  expect([again.status, received()], again.output).toEqual([0, []]);
  for (const ending of ['.mdx', '.ledger.json'])
    await rm(join(copy.folder, `content/issues/2025-03-11-each-story-essay${ending}`));
  const elsewhere = await publishAt('2025-03-12T04:00:00Z', ...only);
  expect([elsewhere.status, received()], elsewhere.output).toEqual([0, []]);
  expect(elsewhere.output).toContain('was already sent');
}, 400_000);
