import { describe, expect, test } from 'vitest';
import {
  parseAgreedAt,
  parseMoment,
  parseYesNo,
} from '../../../../src/subscribers/import/cells.ts';
import { checkRow, type ImportContext } from '../../../../src/subscribers/import/check-row.ts';
import type { ParsedRow } from '../../../../src/subscribers/import/file-format.ts';

test.each([
  ['2024-01-15T10:00:00.000Z', '2024-01-15T10:00:00.000Z'],
  ['2018-10-11 09:55:14', '2018-10-11T09:55:14.000Z'],
  ['2024-01-15T10:00:00+02:00', '2024-01-15T08:00:00.000Z'],
  ['2024-01-15 10:00:00 +0200', '2024-01-15T08:00:00.000Z'],
  ['2024-01-15', '2024-01-15T00:00:00.000Z'],
  ['2023-11-02T07:30:00.123456Z', '2023-11-02T07:30:00.123Z'],
  ['2024-02-31', undefined],
  ['2024-01-15T25:00', undefined],
  ['15/01/2024', undefined],
  ['last year', undefined],
  ['', undefined],
])('“%s” is %s, on every machine', (text, moment) => {
  expect(parseMoment(text)?.toISOString()).toBe(moment);
});

test.each([
  ['11.10.2018 09:55', '2018-10-11T09:55:00.000Z'],
  ['1. 2. 2018', '2018-02-01T00:00:00.000Z'],
  ['25/10/2018 9:55', '2018-10-25T09:55:00.000Z'],
  ['10/25/2018 9:55 PM', '2018-10-25T21:55:00.000Z'],
  ['10/25/2018, 12:05:09 AM', '2018-10-25T00:05:09.000Z'],
  ['10/10/2018', '2018-10-10T00:00:00.000Z'],
  ['43384.4133', '2018-10-11T09:55:09.000Z'],
  ['43384,5', '2018-10-11T12:00:00.000Z'],
  ['43384', '2018-10-11T00:00:00.000Z'],
  ['2018-10-11', '2018-10-11T00:00:00.000Z'],
])('the date %s that a spreadsheet has written is %s', (date, moment) => {
  expect(parseAgreedAt({ date }, 'date')).toEqual(new Date(moment));
});

test.each([
  ...[
    '10/11/2018',
    '10/11/18',
    '31.02.2018',
    '25/13/2018',
    '10/25/2018 25:00',
    '10/25/2018 13:00 PM',
  ],
  ...['12345', '99999', 'last year', '#####'],
])('the date %s would be a guess', (date) => {
  expect(parseAgreedAt({ date }, 'date')).toBe('unreadable');
});

test('no date is none', () => {
  expect(parseAgreedAt({ date: ' ' }, 'date', 'created')).toBeUndefined();
});

test('anything else is neither yes nor no', () => {
  expect(['true', 'TRUE', '1', 'yes'].map(parseYesNo)).toEqual([true, true, true, true]);
  expect(['false', '0', 'No'].map(parseYesNo)).toEqual([false, false, false]);
  expect(['', 'maybe'].map(parseYesNo)).toEqual([undefined, undefined]);
});

describe('checking a row', () => {
  const nobody = new Set<string>();
  const known: ImportContext = {
    skippedInFile: new Map([['left@a.example', 'left']]),
    lines: new Map([['b@a.example', 2]]),
    onTheList: new Set(['here@a.example']),
    left: new Set(['gone@a.example']),
    suppressed: new Set(['bounced@a.example']),
    newsletters: ['daily'],
    defaultNewsletters: ['daily'],
  };
  const row = (address: string, more: Partial<ParsedRow> = {}): ParsedRow => ({
    address,
    status: 'subscribed',
    agreedAt: undefined,
    ...more,
  });

  test.each([
    ['taken', row('New@A.example'), { take: { address: 'New@a.example', newsletters: ['daily'] } }],
    ['no address', row('new'), { pass: { kind: 'no-address', fault: 'no-at-sign' } }],
    ['left elsewhere in the file', row('LEFT@a.example'), { pass: { kind: 'in-file' } }],
    ['twice', row('b@a.example'), { pass: { kind: 'twice', line: 2 } }],
    ['on the list', row('Here@a.example'), { pass: { kind: 'on-the-list' } }],
    ['left here', row('Gone@a.example'), { pass: { kind: 'left' } }],
    ['suppressed', row('Bounced@a.example'), { pass: { kind: 'suppressed' } }],
    [
      'of no newsletter that is here',
      row('new@a.example', { newsletters: ['monthly'] }),
      { pass: { kind: 'no-newsletter' } },
    ],
    [
      'with a date that cannot be read',
      row('new@a.example', { agreedAt: 'unreadable' }),
      { pass: { kind: 'unreadable-date' } },
    ],
  ] as const)('%s', (_, reading, judgement) => {
    expect(checkRow(reading, 7, known)).toMatchObject(judgement);
  });

  test('a reader who unsubscribed is skipped even if no other list has the address', () => {
    const empty = { ...known, onTheList: nobody, left: nobody, suppressed: nobody };
    for (const status of ['left', 'bounced', 'complained', 'unconfirmed', 'blocked'] as const) {
      expect(checkRow(row('new@a.example', { status }), 7, empty)).toEqual({
        pass: { kind: 'in-file', status },
      });
    }
  });
});
