import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileToImport } from '../../../../scripts/subscribers/file-to-import.ts';
import { projectPath } from '../../../../scripts/settings/environment.ts';
import { UsageError } from '../../../../scripts/command/command.ts';
import { aFile } from './a-file.ts';
import type { ParsedRow } from '../../../../src/subscribers/import/file-format.ts';

async function readings(name: string) {
  const { kind, rows } = await fileToImport(
    join(projectPath('tests/fixtures/subscribers'), name),
    undefined,
  );
  const found: string[] = [];
  const whole: ParsedRow[] = [];
  await rows(async (reading, line) => {
    const { address, status, agreedAt } = reading;
    const moment = agreedAt instanceof Date ? agreedAt.toISOString() : (agreedAt ?? '?');
    found.push([line, address, status, moment].join(' '));
    whole.push(reading);
  });
  return { kind, found, whole };
}

describe('a file is detected by its columns and parsed in the format of its service', () => {
  test.each([
    [
      'ghost.csv',
      'ghost',
      [
        '2 one@readers.example subscribed 2024-01-15T10:00:00.000Z',
        '4 two@readers.example left 2024-02-15T10:00:00.000Z',
        '5 three@readers.example left 2024-03-15T10:00:00.000Z',
        '6 not an address subscribed 2024-04-15T10:00:00.000Z',
        '7 ONE@readers.example subscribed 2024-04-16T10:00:00.000Z',
        '8 four@readers.example subscribed ?',
      ],
    ],
    [
      'substack.csv',
      'substack',
      [
        '2 one@readers.example subscribed 2024-01-15T10:00:00.000Z',
        '3 two@readers.example subscribed 2024-02-01T10:00:00.000Z',
        '4 three@readers.example left 2024-03-01T10:00:00.000Z',
      ],
    ],
    [
      'subscribed_members_export_1a2b3c.csv',
      'mailchimp',
      [
        '2 one@readers.example subscribed 2018-10-11T10:02:00.000Z',
        '3 two@readers.example subscribed 2015-03-16T14:40:47.000Z',
      ],
    ],
    [
      'unsubscribed_members_export_1a2b3c.csv',
      'mailchimp',
      ['2 three@readers.example left 2018-10-11T10:02:00.000Z'],
    ],
    [
      'cleaned_members_export_1a2b3c.csv',
      'mailchimp',
      ['2 four@readers.example bounced 2018-10-11T10:02:00.000Z'],
    ],
    [
      'nonsubscribed_members_export_1a2b3c.csv',
      'mailchimp',
      ['2 five@readers.example unconfirmed ?'],
    ],
    [
      'buttondown.csv',
      'buttondown',
      [
        '2 one@readers.example subscribed 2023-11-02T07:30:00.000Z',
        '3 two@readers.example subscribed 2023-11-03T07:30:00.000Z',
        '4 three@readers.example left 2023-11-04T07:30:00.000Z',
        '5 four@readers.example unconfirmed 2023-11-05T07:30:00.000Z',
        '6 five@readers.example bounced 2023-11-06T07:30:00.000Z',
        '7 six@readers.example complained 2023-11-07T07:30:00.000Z',
        '8 seven@readers.example unknown 2023-11-08T07:30:00.000Z',
      ],
    ],
    [
      'plain.csv',
      'plain',
      [
        '2 one@readers.example subscribed 2018-10-25T00:00:00.000Z',
        '3 two@readers.example subscribed ?',
      ],
    ],
    [
      'broadsheet.csv',
      'broadsheet',
      [
        '2 +one@readers.example subscribed 2024-01-15T10:00:00.000Z',
        '4 two@readers.example left 2024-02-15T10:00:00.000Z',
        '5 three@readers.example bounced 2024-03-15T10:00:00.000Z',
        '6 four@readers.example subscribed 2024-03-15T10:00:00.000Z',
      ],
    ],
  ])('%s', async (name, kind, rows) => {
    expect(await readings(name)).toMatchObject({ kind, found: rows });
  });
});

test.each([
  ['addresses alone', 'email\none@readers.example\n'],
  ['with names', 'Email,Name\none@readers.example,One\n'],
  ['as a spreadsheet saves it', '\ufeffE-Mail;First Name;Last Name;\none@readers.example;O;Ne;\n'],
])('a list of %s is imported', async (_, text) => {
  const { kind, rows } = await fileToImport(aFile('list.csv', text), undefined);
  const addresses: string[] = [];
  await rows(async ({ address }) => void addresses.push(address));
  expect({ kind, addresses }).toEqual({ kind: 'plain', addresses: ['one@readers.example'] });
});

test('a list with a column that may say who has left is not taken for a plain one', async () => {
  const list = aFile('list.csv', 'email,status\none@readers.example,unsubscribed\n');
  await expect(fileToImport(list, undefined)).rejects.toThrow(/email, status/);
  await expect(fileToImport(list, 'plain')).rejects.toThrow(UsageError);
});

test('a list without names of columns is refused with the line to add', async () => {
  const list = aFile('list.csv', 'one@readers.example,One\ntwo@readers.example,Two\n');
  await expect(fileToImport(list, undefined)).rejects.toThrow(/Add a first line .*: email/);
});

test('our own export has newsletters and consent too', async () => {
  const { whole } = await readings('broadsheet.csv');
  expect(whole[0]).toMatchObject({
    newsletters: ['daily', 'weekly'],
    page: '/articles/a/',
    text: '=1+1, and\r\nmore',
  });
});
