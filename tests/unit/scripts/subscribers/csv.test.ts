import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileToImport } from '../../../../scripts/subscribers/file-to-import.ts';
import { readCsv, UnreadableFile } from '../../../../scripts/subscribers/read-csv.ts';
import { csvWriter } from '../../../../scripts/subscribers/write-csv.ts';
import {
  broadsheet,
  EXPORT_COLUMNS,
  exportCells,
  type ExportRow,
} from '../../../../src/subscribers/import/broadsheet.ts';
import { aFile } from '../../subscribers/import/a-file.ts';

const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((s) => s.isWellFormed());
const awkward = fc.oneof(
  text,
  fc.constantFrom('', "'", "'=1", '=1+1', '@a', '-', '+', '"', '""', ',', ';', '\r', '\n', '\r\n'),
  fc.constantFrom('\t=', '＝1', ' =1', 'a\r\n"b",c', '\ufeff', '\0'),
);
const rows = fc.array(
  fc.record<ExportRow>({
    address: awkward,
    state: fc.constantFrom('subscribed', 'left'),
    newsletters: fc.array(fc.constantFrom('daily', 'weekly'), { maxLength: 2 }),
    consentAt: fc.option(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }), {
      nil: undefined,
    }),
    consentPage: awkward,
    consentText: awkward,
    joined: fc.constant(new Date(0)),
    left: fc.constant(undefined),
  }),
  { maxLength: 5 },
);

async function written(all: readonly ExportRow[]): Promise<string> {
  const path = aFile('list.csv');
  const csv = await csvWriter(path, EXPORT_COLUMNS);
  for (const row of all) await csv.row(exportCells(row));
  await csv.end();
  return path;
}

test('an export is imported unchanged, with any content', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (all) => {
      const path = await written(all);
      const back: unknown[] = [];
      await readCsv(path, (row) => void back.push(broadsheet.parse(row, 'list.csv')));
      expect(back).toEqual(
        all.map((row) => ({
          address: row.address,
          status: row.state,
          agreedAt: row.consentAt,
          newsletters: row.newsletters,
          page: row.consentPage,
          text: row.consentText,
        })),
      );
    }),
    { numRuns: 150 },
  );
});

test('no cell is a formula for a spreadsheet', () => {
  fc.assert(
    fc.property(awkward, (cell) => {
      const row = { address: cell, state: 'left', newsletters: [], joined: new Date(0) } as const;
      const cells = exportCells({
        ...row,
        consentAt: undefined,
        left: undefined,
        consentPage: cell,
        consentText: cell,
      });
      for (const one of cells) expect(one).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    }),
  );
});

test('an exported file is readable only by its owner, and never partial', async () => {
  const path = aFile('list.csv');
  const csv = await csvWriter(path, ['a']);
  await csv.row(['b']);
  expect(() => statSync(path)).toThrow('ENOENT');
  await csv.end();
  expect(await readFile(path, 'utf8')).toBe('a\r\nb\r\n');
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  await expect(csvWriter(path, ['a'])).rejects.toThrow('exists');
});

describe('refuses, with one message, a file that', () => {
  const header = 'email,subscribed_to_emails,created_at\n';
  test.each([
    ['is UTF-16', Buffer.from(`\ufeff${header}`, 'utf16le'), /not encoded in UTF-8/],
    [
      'is Latin-1',
      Buffer.from(`${header}caf\u00e9@a.example,true,\n`, 'latin1'),
      /not encoded in UTF-8/,
    ],
    [
      'never closes a quotation mark',
      `${header}a@a.example,true,\nb@a.example,"true,\nc@a.example,true,\n`,
      /after line 2: a quotation mark/,
    ],
    [
      'never closes one in a large file',
      `${header}"a@a.example,true,\n${'b@a.example,true,\n'.repeat(20_000)}`,
      /after line 1: a quotation mark/,
    ],
  ])('%s', async (_, content, words) => {
    const file = fileToImport(aFile('members.csv', content), undefined);
    await expect(file).rejects.toThrow(UnreadableFile);
    await expect(file).rejects.toThrow(words);
  });

  test.each([
    ['has unknown columns', 'name,phone\n', undefined, /; found name, phone\. .* set --from/],
    [
      'has columns that a plain list may not have',
      'email,name,source,phone\n',
      undefined,
      /delete the rows of people who have unsubscribed, then the columns source and phone\./,
    ],
    ['has one of them, with --from plain', 'email,source\n', 'plain', /then the column source\./],
    ['is empty', '', undefined, /is empty/],
    [
      'does not have the format that --from names',
      header,
      'substack',
      /does not have the columns of Substack/,
    ],
  ] as const)('%s', async (_, content, from, words) => {
    await expect(fileToImport(aFile('members.csv', content), from)).rejects.toThrow(words);
  });
});

test('semicolons, tabs, short rows and stray quotation marks are read', async () => {
  for (const delimiter of [';', '\t']) {
    const lines = [
      ['Email', ' Subscribed_To_Emails ', 'created_at'],
      ['a@a.example', 'true', '2024-01-01'],
      ['b@a.example'],
      ['c"d@a.example', 'true', '', 'too', 'many'],
    ].map((cells) => cells.join(delimiter));
    const path = aFile('members.csv', `${lines.join('\r\n')}\r\n\r\n`);
    const { kind, rows } = await fileToImport(path, undefined);
    const found: string[] = [];
    await rows(async ({ address, status }, line) => {
      found.push(`${line} ${address} ${status}`);
    });
    expect(kind).toBe('ghost');
    expect(found).toEqual([
      '2 a@a.example subscribed',
      '3 b@a.example unknown',
      '4 c"d@a.example subscribed',
    ]);
  }
});
