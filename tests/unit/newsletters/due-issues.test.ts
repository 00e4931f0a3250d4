import { describe, expect, test } from 'vitest';
import { dueIssues, type IssueRecord } from '../../../src/newsletters/due-issues.ts';
import {
  type CalendarNewsletter,
  isByCalendar,
  newsletterSchema,
} from '../../../src/newsletters/newsletter.ts';

const HOUR = 3_600_000;

type Keys = Record<string, unknown> & { cadence: string };

/** A newsletter whose id is its cadence, as its file would have it. */
function newsletter(keys: Keys): CalendarNewsletter {
  const common = { name: 'News', promise: 'News.', since: '2023-12-01T00:00:00Z', cutoff: '06:00' };
  const found = { id: keys.cadence, ...newsletterSchema.parse({ ...common, ...keys }) };
  return isByCalendar(found) ? found : expect.unreachable();
}

const daily = newsletter({ cadence: 'daily' });
const weekly = newsletter({ cadence: 'weekly', weekday: 'friday' });
const hash = '0'.repeat(64);

const record = (id: string, more: Partial<IssueRecord> = {}): IssueRecord => ({
  id,
  isPlanned: true,
  isSkipped: false,
  settled: undefined,
  ...more,
});
const at = '2025-04-14T06:00:00Z';
const submitted = { step: 'submitted', at, broadcast: 'b', hash, status: 'sent' } as const;
const canceled = (status: string) => ({ step: 'canceled', at, broadcast: 'b', status }) as const;
const scheduled = (moment: string) =>
  ({ step: 'scheduled', at, broadcast: 'b', hash, for: moment }) as const;

/** States by issue, at a moment in UTC. */
const due = (records: IssueRecord[], now: string, newsletters = [daily]) =>
  Object.fromEntries(
    dueIssues(newsletters, records, { now: new Date(now), timeZone: 'UTC' }).map((issue) => [
      issue.id,
      issue.state,
    ]),
  );

describe('the newest issue', () => {
  test('is due from its cutoff, and overdue 12 hours later', () => {
    expect(due([], '2025-04-14T05:59:00Z')).toEqual({ '2025-04-13-daily': 'overdue' });
    expect(due([], '2025-04-14T06:00:00Z')).toEqual({ '2025-04-14-daily': 'due' });
    expect(due([], '2025-04-14T18:00:00Z')).toEqual({ '2025-04-14-daily': 'due' });
    expect(due([], '2025-04-14T18:00:01Z')).toEqual({ '2025-04-14-daily': 'overdue' });
  });

  test.each<[string, Partial<IssueRecord>, string]>([
    ['sent', { settled: submitted }, 'sent'],
    ['stopped while it was sent', { settled: canceled('canceled') }, 'sent'],
    ['taken back', { settled: canceled('draft') }, 'taken-back'],
    ['scheduled for later', { settled: scheduled('2025-04-14T23:00:00Z') }, 'scheduled'],
    ['scheduled for a moment that has passed', { settled: scheduled(at) }, 'due'],
    ['skipped', { isPlanned: false, isSkipped: true }, 'skipped'],
    ['planned', {}, 'overdue'],
  ])('in the evening, when it was %s', (_, more, state) => {
    expect(due([record('2025-04-14-daily', more)], '2025-04-14T20:00:00Z')).toEqual({
      '2025-04-14-daily': state,
    });
  });

  test('is none before the newsletter began', () => {
    expect(due([], '2023-11-30T12:00:00Z')).toEqual({});
  });

  test('that was skipped may be planned after all, until it is late', () => {
    const skipped = record('2025-04-14-daily', { isPlanned: false, isSkipped: true });
    expect(due([skipped], '2025-04-14T12:00:00Z')).toEqual({ '2025-04-14-daily': 'due' });
  });
});

describe('an older issue', () => {
  const now = '2025-04-14T07:00:00Z';
  const sent = record('2025-04-14-daily', { settled: submitted });

  test('that was planned and not sent is overdue for a month', () => {
    const old = ['2025-04-12-daily', '2025-03-14-daily', '2025-03-13-daily'].map((id) =>
      record(id),
    );
    expect(due([sent, ...old], now)).toEqual({
      '2025-03-14-daily': 'overdue',
      '2025-04-12-daily': 'overdue',
      '2025-04-14-daily': 'sent',
    });
  });

  test('that has no file is not reported: its stories are in the next one', () => {
    const skipped = record('2025-04-12-daily', { isPlanned: false, isSkipped: true });
    expect(due([sent, skipped], now)).toEqual({ '2025-04-14-daily': 'sent' });
  });

  test('of another newsletter, or of a day to come, is not its own', () => {
    const others = ['2025-04-12-other', '2025-04-12-daily-2', '2025-04-20-daily'].map((id) =>
      record(id),
    );
    expect(due([sent, ...others], now)).toEqual({ '2025-04-14-daily': 'sent' });
  });
});

/** Places whose clocks change differently, and at the ends of the world; and a cutoff there. */
const PLACES = [
  ['UTC', '00:00'],
  ['Europe/Berlin', '02:30'],
  ['America/New_York', '06:00'],
  ['Australia/Lord_Howe', '02:00'],
  ['Pacific/Kiritimati', '23:59'],
] as const;

/** The days of 2024 that a plain calendar would give an issue. */
const daysOf2024 = Array.from({ length: 366 }, (_, i) =>
  new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10),
);
const weekdayOf = (day: string) =>
  new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(new Date(day));
const EXPECTED: [Keys, (day: string) => boolean][] = [
  [{ cadence: 'daily' }, () => true],
  [{ cadence: 'weekly', weekday: 'sunday' }, (day) => weekdayOf(day) === 'Sunday'],
  [{ cadence: 'monthly', dayOfMonth: 1 }, (day) => day.endsWith('-01')],
  [{ cadence: 'monthly', dayOfMonth: 28 }, (day) => day.endsWith('-28')],
  [
    { cadence: 'monthly', dayOfMonth: 'last' },
    (day) => /-(?:(?:01|03|05|07|08|10|12)-31|(?:04|06|09|11)-30|02-29)$/.test(day),
  ],
];

describe.each(PLACES)('a year of jobs every three hours in %s', (timeZone, cutoff) => {
  test.each(EXPECTED)('sends each issue of %j once, and in time', (keys, isExpected) => {
    const one = newsletter({ ...keys, cutoff });
    const records: IssueRecord[] = [];
    const sent: string[] = [];
    const end = Date.parse('2025-01-02T00:00:00Z');
    for (let now = Date.parse('2023-12-30T00:00:00Z'); now < end; now += 3 * HOUR) {
      // Older ones are not looked at.
      const recent = records.slice(-40);
      for (const issue of dueIssues([one], recent, { now: new Date(now), timeZone })) {
        if (issue.state === 'due') {
          sent.push(issue.date);
          records.push(record(issue.id, { settled: submitted }));
        } else if (issue.state !== 'sent') {
          // The first jobs find an issue from before they ran.
          expect(sent).toEqual([]);
        }
      }
    }
    const of2024 = sent.filter((day) => day.startsWith('2024'));
    expect(of2024).toEqual(daysOf2024.filter(isExpected));
  });
});

test('several newsletters are due at one moment', () => {
  expect(due([], '2025-04-11T07:00:00Z', [daily, weekly])).toEqual({
    '2025-04-11-daily': 'due',
    '2025-04-11-weekly': 'due',
  });
});
