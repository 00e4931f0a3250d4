import { isUtf8 } from 'node:buffer';
import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { outboxFile } from '../../src/providers/sqlite/outbox-file.ts';
import { sqliteOutbox } from '../../src/providers/sqlite/sqlite-outbox.ts';
import { anAddress } from '../fakes/an-address.ts';
import { TRACES } from './keep-traces.ts';
import { tracesIn } from './traces-in.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-traces-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What all servers of the run before this one left, which scripts/test.ts sees to. */
const left = (end: string) =>
  (existsSync(TRACES) ? readdirSync(TRACES) : [])
    .filter((name) => name.endsWith(end))
    .map((name) => join(TRACES, name));
const keys = [...new Set(left('.keys').flatMap((file) => readFileSync(file, 'utf8').split('\n')))]
  // A key of some tests that is too short to be one is refused at the start.
  .filter((key) => key.length > 8);

/** Who stands in articles, and as an example in a sentence of the program, is nobody's secret. */
const written = globSync('{content,src}/**/*.{mdx,ts,yaml}', { cwd: projectPath('.') })
  .map((name) => readFileSync(projectPath(name), 'utf8'))
  .join('\n');
const isSecret = (trace: string) => !written.includes(trace.split(': ')[1] ?? '');

/** The traces in files, each with its place. */
function tracesOf(files: readonly string[], read: (file: string) => string): string[] {
  return files.flatMap((file) => tracesIn(read(file), keys).map((trace) => `${file}:${trace}`));
}

test('what is planted is found, with its line', () => {
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGFAZXhhbXBsZSJ9.c2lnbmF0dXJlLXNpZ25hdHVyZQ';
  const planted = [
    ['{"reason":"ada+news@example.org"}', 'ada+news@example.org'],
    ['/unsubscribe/?email=jörg%40müller.example', 'jörg%40müller.example'],
    [`GET /preferences/?token=${token}`, token.split('.', 1)[0]],
    [`cut off: ${token.split('.')[1]}`, token.split('.')[1]],
    ['Bearer re_test_key', 're_test_key'],
    ['whsec_C2FVsBQIhrscChlQIMV', 'whsec_C2FVsBQIhrscChlQIMV'],
    ['signed with a-long-secret', 'a-long-secret'],
  ];
  for (const [line, found] of planted) {
    expect(tracesIn(`first line\n${line}\n`, ['a-long-secret'])).toContain(`2: ${found}`);
  }
  expect(tracesIn('re: node_modules/@astrojs/node, astro@7.3.5 · 03:12 at /feeds/', [])).toEqual(
    [],
  );
});

test('no log of any server tells an address, a token or a key', () => {
  const logs = left('.log');
  // Every server says where it is, and many of them were asked for what they must not log.
  expect(logs.length).toBeGreaterThan(10);
  expect(
    logs.filter((log) => readFileSync(log, 'utf8').includes('"event":')).length,
  ).toBeGreaterThan(3);
  expect(keys).toContain('a-secret-of-the-tests-that-is-long-enough');
  expect(tracesOf(logs, (log) => readFileSync(log, 'utf8')).filter(isSecret)).toEqual([]);
});

test('an outbox holds nothing but the work that waits', async () => {
  const outboxes = left('.sqlite');
  expect(outboxes.length).toBeGreaterThan(10);
  for (const outbox of outboxes) expect(await tracesBesidesWork(outbox)).toEqual([]);
});

test('what an outbox holds besides would be found', async () => {
  const planted = join(folder, 'planted.sqlite');
  const file = outboxFile(planted);
  const job = { kind: 'erase', address: anAddress('planted@example.org') } as const;
  await sqliteOutbox(file, () => undefined).add({ key: 'x', job, now: new Date() });
  file.all('PRAGMA secure_delete = OFF');
  file.write((run) => run('DELETE FROM job WHERE id > 0'));
  file.close();
  expect((await tracesBesidesWork(planted)).join()).toContain('planted@example.org');
});

test('no file of the build holds a reader of the tests, a token or a key', () => {
  const dist = projectPath('dist');
  const files = globSync('**/*', { cwd: dist }).map((name) => join(dist, name));
  const read = (file: string) => {
    const bytes = statSync(file).isFile() ? readFileSync(file) : Buffer.of();
    // In the noise of a picture anything can be seen.
    return isUtf8(bytes) ? bytes.toString() : '';
  };
  expect(files.length).toBeGreaterThan(100);
  const found = tracesOf(files, read);
  // So that it is known to look: what editors wrote is there.
  expect(found.join()).toContain('dmarc@example.org');
  const isOurs = (trace: string) => !trace.includes('@') || OF_TESTS.test(trace);
  expect(found.filter((trace) => isOurs(trace) && isSecret(trace))).toEqual([]);
});

/** Where readers of the tests live: RFC 2606, and what Resend has for tests. Libraries name their authors. */
const OF_TESTS = /[@.](example|example\.(org|com|net)|resend\.dev)$/;

/** What stands in an outbox, to the byte, when the work that waits is taken out as it is when done. */
async function tracesBesidesWork(outbox: string): Promise<string[]> {
  const copy = join(folder, 'looked-at.sqlite');
  for (const part of ['', '-wal']) {
    await rm(copy + part, { force: true });
    if (existsSync(outbox + part)) await copyFile(outbox + part, copy + part);
  }
  const file = outboxFile(copy);
  file.write((run) => {
    // Row by row: to empty a whole table at once would wipe what it had left behind.
    run('DELETE FROM job WHERE id > 0');
    run('DELETE FROM batch WHERE id > 0');
  });
  file.all('PRAGMA wal_checkpoint(TRUNCATE)');
  file.close();
  return tracesOf([copy], () => readFileSync(copy, 'latin1')).map((trace) => `${outbox} ${trace}`);
}
