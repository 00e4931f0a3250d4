import { describe, expect, test } from 'vitest';
import { ar } from '../../../src/i18n/ar.ts';
import { de } from '../../../src/i18n/de.ts';
import { en } from '../../../src/i18n/en.ts';
import { closedDays, lateFrom, nextClosing } from '../../../src/newsletters/newsletter-calendar.ts';
import {
  isByCalendar,
  type Newsletter,
  newsletterSchema,
  rhythmOf,
} from '../../../src/newsletters/newsletter.ts';

/** A newsletter, as its file would have it. */
function newsletter(keys: object): Newsletter {
  const calendar = { since: '2024-01-01T00:00:00Z', cutoff: '06:00' };
  const common = { name: 'News', promise: 'News.' };
  const file =
    'maximumPerDay' in keys ? { ...common, ...keys } : { ...common, ...calendar, ...keys };
  return { id: 'news', ...newsletterSchema.parse(file) };
}

const daily = newsletter({ cadence: 'daily' });
const weekly = newsletter({ cadence: 'weekly', weekday: 'friday' });
const monthly = newsletter({ cadence: 'monthly', dayOfMonth: 1 });
const lastDay = newsletter({ cadence: 'monthly', dayOfMonth: 'last' });
const breaking = newsletter({ cadence: 'breaking', maximumPerDay: 2 });

test('the next issue is the first that closes after now, and after the newsletter begins', () => {
  const next = (one: Newsletter, now: string) =>
    isByCalendar(one) ? nextClosing(one, new Date(now), 'Europe/Berlin') : expect.unreachable();
  expect(next(daily, '2025-04-14T03:59:00Z').day).toBe('2025-04-14');
  expect(next(daily, '2025-04-14T04:00:00Z')).toEqual({
    day: '2025-04-15',
    closesAt: new Date('2025-04-15T04:00:00Z'),
  });
  expect(next(weekly, '2025-04-14T04:00:00Z').day).toBe('2025-04-18');
  expect(next(lastDay, '2020-01-01T00:00:00Z').day).toBe('2024-01-31');
});

function daysOf(one: Newsletter, [from, until]: [string, string], timeZone = 'UTC'): string[] {
  if (!isByCalendar(one)) return [];
  return closedDays(one, { from, now: new Date(until), timeZone });
}

describe('the days with an issue', () => {
  test('of a month of 28, 29, 30 or 31 days, the last is its last', () => {
    expect(daysOf(lastDay, ['2024-01-01', '2025-03-01T00:00:00Z'])).toEqual([
      ...['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30', '2024-05-31', '2024-06-30'],
      ...['2024-07-31', '2024-08-31', '2024-09-30', '2024-10-31', '2024-11-30', '2024-12-31'],
      ...['2025-01-31', '2025-02-28'],
    ]);
  });

  test('every month has each day that a monthly newsletter may have', () => {
    for (const dayOfMonth of [1, 2, 15, 28]) {
      const days = daysOf(newsletter({ cadence: 'monthly', dayOfMonth }), [
        '2024-01-01',
        '2025-01-01T00:00:00Z',
      ]);
      const months = days.map((day) => day.slice(0, 7));
      expect(new Set(months).size).toBe(12);
      expect(days.map((day) => Number(day.slice(8)))).toEqual(months.map(() => dayOfMonth));
    }
  });

  test('are Fridays, or all', () => {
    const april: [string, string] = ['2025-04-01', '2025-04-30T12:00:00Z'];
    expect(daysOf(weekly, april)).toEqual(['2025-04-04', '2025-04-11', '2025-04-18', '2025-04-25']);
    expect(daysOf(daily, april)).toHaveLength(30);
  });

  test('are none for breaking news', () => {
    expect(isByCalendar(breaking)).toBe(false);
  });
});

test.each([
  ['daily', daily, '2025-03-30T16:00:00.000Z'],
  ['weekly', weekly, '2025-03-30T16:00:00.000Z'],
  ['monthly', monthly, '2025-04-01T04:00:00.000Z'],
  ['breaking', breaking, '2025-03-30T22:00:00.000Z'],
])('the issue of a day on which clocks go forward is overdue: %s', (_, one, moment) => {
  expect(lateFrom(one, '2025-03-30', 'Europe/Berlin').toISOString()).toBe(moment);
});

test.each([0, 29, 31, 1.5, 'first', undefined])(
  'a monthly newsletter on day %j is refused',
  (day) => {
    expect(() => newsletter({ cadence: 'monthly', dayOfMonth: day })).toThrow(
      'a day from 1 to 28, or last',
    );
  },
);

test('readers are told the rhythm in each language', () => {
  const rhythms = ({ reader }: typeof en) =>
    [
      daily,
      weekly,
      monthly,
      newsletter({ cadence: 'monthly', dayOfMonth: 22 }),
      lastDay,
      breaking,
    ].map((one) => rhythmOf(one, reader.choice.rhythm));
  expect(rhythms(en)).toEqual([
    'Every day',
    'Every Friday',
    'On the 1st of each month',
    'On the 22nd of each month',
    'On the last day of each month',
    'When there is breaking news',
  ]);
  // Names of days are written in the manner of the publication, which is American here.
  expect(rhythms(de).slice(2)).toEqual([
    'Am 1. jedes Monats',
    'Am 22. jedes Monats',
    'Am letzten Tag jedes Monats',
    'Bei Eilmeldungen',
  ]);
  expect(new Set(rhythms(ar)).size).toBe(6);
});
