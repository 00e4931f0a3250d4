import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { writeLedger } from '../../../../../scripts/build/addresses/address-ledger.ts';
import { recordAddresses } from '../../../../../scripts/build/addresses/permanent-addresses.ts';
import { LEDGER, readLedger } from '../../../../../src/loading/address-ledger.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadsheet-addresses-'));
  await mkdir(join(root, 'content'));
  onTestFinished(() => rm(root, { recursive: true }));
});
const read = () => readLedger(pathToFileURL(`${root}/`));
const written = () => readFile(join(root, LEDGER), 'utf8').catch(() => undefined);

test('the ledger has each address once, sorted, on a line of its own', async () => {
  expect(await read()).toBeUndefined();
  expect(await writeLedger(root, ['/b/', '/a/'])).toEqual(['/b/', '/a/']);
  expect(await writeLedger(root, ['/c/', '/a/'])).toEqual(['/c/']);
  expect(await written()).toBe('[\n  "/a/",\n  "/b/",\n  "/c/"\n]\n');
  expect(await read()).toEqual(['/a/', '/b/', '/c/']);
});

test('lines that git joined, with the marks of a conflict, are read', async () => {
  const text = '[\n  "/a/"\n<<<<<<< HEAD\n  "/b/",\n  "/d/"\n=======\n  "/c/"\n>>>>>>> branch\n]\n';
  await writeFile(join(root, LEDGER), text);
  expect(await read()).toEqual(['/a/', '/b/', '/d/', '/c/']);
});

test('a line that is no address is refused with its number', async () => {
  await writeFile(join(root, LEDGER), '[\n  "/a/",\n  {"b": 1}\n]\n');
  await expect(read()).rejects.toThrow('content/addresses.json:3 is not an address.');
});

test.each([
  ['', undefined],
  ['http://localhost:4321', undefined],
  ['https://127.0.0.1', undefined],
  ['https://news.example', '[\n  "/a/"\n]\n'],
])('with the site at “%s”, the ledger becomes %j', async (SITE_URL, expected) => {
  await recordAddresses(root, ['/a/'], { SITE_URL });
  expect(await written()).toBe(expected);
});
