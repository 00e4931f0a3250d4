import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { copyOutbox } from '../../../../src/providers/sqlite/copy-outbox.ts';
import { isRestored } from '../../../../src/providers/sqlite/restored-copy.ts';
import { outboxFile } from '../../../../src/providers/sqlite/outbox-file.ts';
import { anOutbox } from './an-outbox.ts';

test('a copy has every job that was accepted before, while the outbox is written', async () => {
  const { add, folder, path } = anOutbox();
  for (let i = 0; i < 50; i++) await add(`before-${i}`);
  const copying = copyOutbox(path, join(folder, 'copy.sqlite'));
  for (let i = 0; i < 50; i++) await add(`during-${i}`);
  expect(await copying).toEqual({ status: 'copied' });
  const held = jobsIn(join(folder, 'copy.sqlite'));
  expect(held.filter((address) => address.startsWith('before-'))).toHaveLength(50);
  expect(new Set(held).size).toBe(held.length);

  // The control: the file alone lacks what is still in the write-ahead log.
  copyFileSync(path, join(folder, 'control.sqlite'));
  expect(() => jobsIn(join(folder, 'control.sqlite'))).toThrow('no such table');
});

test('a copy is one private file, marked as a copy', async () => {
  const { add, folder, path, file } = anOutbox();
  await add('ada');
  await copyOutbox(path, join(folder, 'copy.sqlite'));
  expect(readdirSync(folder).toSorted()).toEqual(['copy.sqlite', 'kept']);
  expect(statSync(join(folder, 'copy.sqlite')).mode & 0o777).toBe(0o600);
  const copy = outboxFile(join(folder, 'copy.sqlite'));
  expect([isRestored(copy), isRestored(file)]).toEqual([true, false]);
  copy.close();
});

test('a file that exists is not replaced', async () => {
  const { add, folder, path } = anOutbox();
  await add('ada');
  writeFileSync(join(folder, 'copy.sqlite'), 'an earlier copy');
  expect(await copyOutbox(path, join(folder, 'copy.sqlite'))).toEqual({ status: 'exists' });
  expect(readFileSync(join(folder, 'copy.sqlite'), 'utf8')).toBe('an earlier copy');
  expect(readdirSync(folder).toSorted()).toEqual(['copy.sqlite', 'kept']);
});

test('where there is no outbox, none is created', async () => {
  const { folder } = anOutbox();
  const missing = join(folder, 'missing.sqlite');
  expect(await copyOutbox(missing, join(folder, 'copy.sqlite'))).toEqual({ status: 'missing' });
  expect(readdirSync(folder)).toEqual([]);
});

test('a damaged outbox gives no copy', async () => {
  const { add, folder, path, file } = anOutbox();
  for (let i = 0; i < 200; i++) await add(`reader-${i}`);
  file.close();
  const bytes = readFileSync(path);
  bytes.fill(0xaa, bytes.length / 2, bytes.length / 2 + 8192);
  writeFileSync(path, bytes);
  const damaged = await copyOutbox(path, join(folder, 'copy.sqlite'));
  expect(damaged.status).toBe('damaged');

  writeFileSync(path, 'text, and no database at all: '.repeat(200));
  expect(await copyOutbox(path, join(folder, 'copy.sqlite'))).toEqual({
    status: 'damaged',
    reason: 'file is not a database',
  });
  expect(existsSync(join(folder, 'copy.sqlite'))).toBe(false);
  expect(readdirSync(folder)).toEqual(['kept']);
});

/** The addresses of the jobs in a database. */
function jobsIn(path: string): string[] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = database.prepare("SELECT job ->> 'address' AS address FROM job").all();
    return rows.map(({ address }) => String(address));
  } finally {
    database.close();
  }
}
