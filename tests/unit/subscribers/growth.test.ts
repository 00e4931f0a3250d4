import { expect, test } from 'vitest';
import { growthByWeek, type Membership } from '../../../src/subscribers/growth.ts';

const member = (joined: string, left?: string): Membership => ({
  joined: new Date(joined),
  left: left === 'unknown' ? left : left === undefined ? left : new Date(left),
});
// A Wednesday.
const now = new Date('2025-04-16T12:00:00Z');
const growth = (members: Membership[], timeZone = 'UTC') =>
  growthByWeek(members, { now, weeks: 3, timeZone }).map(({ week, joined, left, subscribers }) =>
    [week, joined, left, subscribers].join(' '),
  );

test('each week from Monday counts who joined, who left and who is there at its end', () => {
  expect(
    growth([
      member('2025-01-01T00:00:00Z'),
      member('2025-04-06T23:59:59Z'),
      member('2025-04-07T00:00:00Z', '2025-04-15T00:00:00Z'),
      member('2025-04-14T00:00:00Z', '2025-04-16T00:00:00Z'),
    ]),
  ).toEqual(['2025-03-31 1 0 2', '2025-04-07 1 0 3', '2025-04-14 1 2 2']);
});

test('a week is one of the publication', () => {
  const sunday = [member('2025-04-14T02:00:00Z')];
  expect(growth(sunday, 'America/New_York')).toEqual([
    '2025-03-31 0 0 0',
    '2025-04-07 1 0 1',
    '2025-04-14 0 0 1',
  ]);
});

test('who left at an unknown time counts nowhere', () => {
  expect(growth([member('2025-04-14T00:00:00Z', 'unknown')])).toEqual([
    '2025-03-31 0 0 0',
    '2025-04-07 0 0 0',
    '2025-04-14 0 0 0',
  ]);
});
