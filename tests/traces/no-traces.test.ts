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

/** What all servers of the previous run left behind; scripts/test.ts ensures the order. */
const left = (end: string) =>
  (existsSync(TRACES) ? readdirSync(TRACES) : [])
    .filter((name) => name.endsWith(end))
    .map((name) => join(TRACES, name));
const keys = [...new Set(left('.keys').flatMap((file) => readFileSync(file, 'utf8').split('\n')))]
  // The server refuses the short keys of some tests at startup.
  .filter((key) => key.length > 8);

/** Addresses in articles and in example sentences are public. */
const written = globSync('{content,src}/**/*.{mdx,ts,yaml}', { cwd: projectPath('.') })
  .map((name) => readFileSync(projectPath(name), 'utf8'))
  .join('\n');
const isSecret = (trace: string) => !written.includes(trace.split(': ')[1] ?? '');

/** The traces in files, each with its location. */
function tracesOf(files: readonly string[], read: (file: string) => string): string[] {
  return files.flatMap((file) => tracesIn(read(file), keys).map((trace) => `${file}:${trace}`));
}

test('control: finds planted traces, with their line', () => {
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

test('no server log contains an address, a token or a key', () => {
  const logs = left('.log');
  // Every server logs its URL, and many handled what they must not log.
  expect(logs.length).toBeGreaterThan(10);
  expect(
    logs.filter((log) => readFileSync(log, 'utf8').includes('"event":')).length,
  ).toBeGreaterThan(3);
  expect(keys).toContain('a-secret-of-the-tests-that-is-long-enough');
  expect(tracesOf(logs, (log) => readFileSync(log, 'utf8')).filter(isSecret)).toEqual([]);
});

test('an outbox contains only waiting jobs', async () => {
  const outboxes = left('.sqlite');
  expect(outboxes.length).toBeGreaterThan(10);
  for (const outbox of outboxes) expect(await tracesBesidesWork(outbox)).toEqual([]);
});

test('control: finds anything else in an outbox', async () => {
  const planted = join(folder, 'planted.sqlite');
  const file = outboxFile(planted);
  const job = { kind: 'erase', address: anAddress('planted@example.org') } as const;
  await sqliteOutbox(file, () => undefined).add({ key: 'x', job, now: new Date() });
  file.all('PRAGMA secure_delete = OFF');
  file.write((run) => run('DELETE FROM job WHERE id > 0'));
  file.close();
  expect((await tracesBesidesWork(planted)).join()).toContain('planted@example.org');
});

test('no file of the build contains a test reader, a token or a key', () => {
  const dist = projectPath('dist');
  const files = globSync('**/*', { cwd: dist }).map((name) => join(dist, name));
  const read = (file: string) => {
    const bytes = statSync(file).isFile() ? readFileSync(file) : Buffer.of();
    // Random bytes of an image can look like anything.
    return isUtf8(bytes) ? bytes.toString() : '';
  };
  expect(files.length).toBeGreaterThan(100);
  const found = tracesOf(files, read);
  // Proves that the search works: it finds what editors wrote.
  expect(found.join()).toContain('dmarc@example.org');
  const isOurs = (trace: string) => !trace.includes('@') || OF_TESTS.test(trace);
  expect(found.filter((trace) => isOurs(trace) && isSecret(trace))).toEqual([]);
});

/** Domains of test readers: RFC 2606, and Resend's test domain. Libraries name their authors. */
const OF_TESTS = /[@.](example|example\.(org|com|net)|resend\.dev)$/;

/** The bytes of an outbox after its waiting jobs are removed in the way done jobs are. */
async function tracesBesidesWork(outbox: string): Promise<string[]> {
  const copy = join(folder, 'looked-at.sqlite');
  for (const part of ['', '-wal']) {
    await rm(copy + part, { force: true });
    if (existsSync(outbox + part)) await copyFile(outbox + part, copy + part);
  }
  const file = outboxFile(copy);
  file.write((run) => {
    // Row by row, because emptying a whole table would also erase what rows left behind.
    run('DELETE FROM job WHERE id > 0');
    run('DELETE FROM batch WHERE id > 0');
    // Hashes of keys are random bytes, some of which look like an address.
    run('DELETE FROM known_key WHERE length(hash) = 32');
  });
  file.all('PRAGMA wal_checkpoint(TRUNCATE)');
  file.close();
  return tracesOf([copy], () => readFileSync(copy, 'latin1')).map((trace) => `${outbox} ${trace}`);
}
