import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayIn, daysAfter, momentAt } from '../../../src/core/wall-clock.ts';
import { manyRuns } from '../../many-runs.ts';

const cases: [what: string, zone: string, day: string, time: string, moment: string][] = [
  ['winter', 'America/New_York', '2025-03-08', '06:00', '2025-03-08T11:00:00Z'],
  ['summer', 'America/New_York', '2025-03-09', '06:00', '2025-03-09T10:00:00Z'],
  ['an hour that never happens', 'America/New_York', '2025-03-09', '02:30', '2025-03-09T07:30:00Z'],
  ['an hour that happens twice', 'America/New_York', '2025-11-02', '01:30', '2025-11-02T05:30:00Z'],
  ['an hour that never happens', 'Europe/Berlin', '2025-03-30', '02:30', '2025-03-30T01:30:00Z'],
  ['an hour that happens twice', 'Europe/Berlin', '2025-10-26', '02:30', '2025-10-26T00:30:00Z'],
  [
    'half an hour that never happens',
    'Australia/Lord_Howe',
    '2025-10-05',
    '02:15',
    '2025-10-04T15:45:00Z',
  ],
  [
    'half an hour that happens twice',
    'Australia/Lord_Howe',
    '2025-04-06',
    '01:45',
    '2025-04-05T14:45:00Z',
  ],
  ['a midnight that never happens', 'Africa/Cairo', '2025-04-25', '00:00', '2025-04-24T22:00:00Z'],
  [
    'the other side of the date line',
    'Pacific/Kiritimati',
    '2025-01-01',
    '00:00',
    '2024-12-31T10:00:00Z',
  ],
  ['a leap day', 'UTC', '2024-02-29', '23:59', '2024-02-29T23:59:00Z'],
];

describe('a wall-clock time is one point in time', () => {
  test.each(cases)('%s in %s', (_, zone, day, time, moment) => {
    expect(momentAt(zone, day, time)).toEqual(new Date(moment));
  });

  test('on that day, in every zone and at every clock change', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 12_000 }).map((days) => daysAfter('1995-01-01', days)),
        (zone, day) => {
          const noon = momentAt(zone, day, '12:00');
          // Samoa and Kwajalein have each left out a day.
          fc.pre(!LEFT_OUT.includes(`${zone} ${day}`));
          expect(dayIn(zone, noon)).toBe(day);
        },
      ),
      { numRuns: manyRuns(500) },
    );
  });
});

const LEFT_OUT = [
  'Pacific/Apia 2011-12-30',
  'Pacific/Fakaofo 2011-12-30',
  'Pacific/Enderbury 1995-01-01',
  'Pacific/Kanton 1995-01-01',
  'Pacific/Kiritimati 1995-01-01',
  'Pacific/Kiritimati 1994-12-31',
];

test('days are counted across the ends of months and a leap day', () => {
  expect([daysAfter('2024-02-28', 1), daysAfter('2024-02-28', 2)]).toEqual([
    '2024-02-29',
    '2024-03-01',
  ]);
  expect([daysAfter('2025-01-01', -1), daysAfter('2025-02-28', 1)]).toEqual([
    '2024-12-31',
    '2025-03-01',
  ]);
});
