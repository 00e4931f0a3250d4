import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ledgerFile } from '../../../../src/providers/files/ledger-file.ts';
import type { LedgerEntry } from '../../../../src/newsletters/sending/issue-ledger.ts';

const ISSUE = '2025-04-14-daily';
const at = '2025-04-14T06:05:00.000Z';
const intent: LedgerEntry = { at, step: 'intent', hash: 'a'.repeat(64), articles: 5 };
const drafted: LedgerEntry = { at, step: 'drafted', broadcast: 'b1', hash: 'a'.repeat(64) };
let folder = '';
let file = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-'));
  file = join(folder, `${ISSUE}.ledger.json`);
});
afterEach(() => rm(folder, { recursive: true }));

test('entries are in the file, in order, for the next process', async () => {
  expect(await ledgerFile(file, ISSUE).entries()).toEqual([]);
  await ledgerFile(file, ISSUE).append(intent);
  await ledgerFile(file, ISSUE).append(drafted);
  expect(await ledgerFile(file, ISSUE).entries()).toEqual([intent, drafted]);
  expect(await readdir(folder)).toEqual([`${ISSUE}.ledger.json`]);
});

test('it is readable in a diff: a line for each fact', async () => {
  await ledgerFile(file, ISSUE).append(drafted);
  expect(await readFile(file, 'utf8')).toMatch(/^\{\n {2}"issue": "2025-04-14-daily",\n/);
});

test.each([
  ['cut off in the middle', (text: string) => text.slice(0, text.length / 2)],
  ['empty', () => ''],
  ['of zero bytes', (text: string) => '\0'.repeat(text.length)],
  ['of another issue', (text: string) => text.replace('04-14', '04-15')],
  ['with a step that does not exist', (text: string) => text.replace('drafted', 'dropped')],
  ['with one key too many', (text: string) => text.replace('"issue"', '"x": 1, "issue"')],
  ['half of another file', (text: string) => `${text}${text}`],
])('a ledger that is %s is refused, and left as it is', async (_, damage) => {
  const ledger = ledgerFile(file, ISSUE);
  await ledger.append(intent);
  await ledger.append(drafted);
  const damaged = damage(await readFile(file, 'utf8'));
  await writeFile(file, damaged);

  await expect(ledger.entries()).rejects.toThrow(/is not a valid ledger of .+git checkout/);
  await expect(ledger.append(drafted)).rejects.toThrow(/is not a valid ledger/);
  expect(await readFile(file, 'utf8')).toBe(damaged);
});

// A device that is always full (https://man7.org/linux/man-pages/man4/full.4.html).
test.runIf(process.platform === 'linux')(
  'a full disk is an error, and the old ledger stays',
  async () => {
    const ledger = ledgerFile(file, ISSUE);
    await ledger.append(intent);
    await symlink('/dev/full', `${file}.new`);
    await expect(ledger.append(drafted)).rejects.toThrow(/could not be written \(ENOSPC\)/);
    expect(await ledger.entries()).toEqual([intent]);
  },
);

test.runIf(process.platform === 'linux')('so is a place where nothing can be written', async () => {
  const ledger = ledgerFile(`/sys/${ISSUE}.ledger.json`, ISSUE);
  await expect(ledger.append(intent)).rejects.toThrow(/could not be written/);
});

test('a half-written file from a crash does not get in the way', async () => {
  await writeFile(`${file}.new`, '{"issue": "2025');
  await ledgerFile(file, ISSUE).append(intent);
  expect(await ledgerFile(file, ISSUE).entries()).toEqual([intent]);
});
