import { expect, test } from 'vitest';
import type { CalendarNewsletter } from '../../../../src/newsletters/newsletter.ts';
import type { IssueState } from '../../../../src/newsletters/sending/issue-state.ts';
import { lateFrom } from '../../../../src/newsletters/newsletter-calendar.ts';
import { watch } from '../../../../src/newsletters/sending/watchdog.ts';

const daily: CalendarNewsletter = {
  id: 'daily',
  cadence: 'daily',
  name: 'Daily',
  promise: 'A mail a day',
  since: new Date('2025-02-01T00:00:00Z'),
  cutoff: '06:00',
  minimum: 1,
};
const nothing: IssueState = {
  id: '2025-04-14-daily',
  newsletter: 'daily',
  date: '2025-04-14',
  planned: false,
  skipped: false,
  built: false,
  live: false,
  broadcast: undefined,
  figures: undefined,
  missing: false,
};
const out = (status: string, at = new Date('2025-04-14T06:05:00Z')) => ({ id: 'b1', status, at });
const look = (change: Partial<IssueState> | undefined, now = '2025-04-14T12:00:00Z') =>
  watch(daily, change ? [{ ...nothing, ...change }] : [], {
    now: new Date(now),
    graceMs: 3_600_000,
    timeZone: 'UTC',
  });

test.each([
  ['queued', { kind: 'submitted' }],
  ['sent', { kind: 'submitted' }],
  ['canceled', { kind: 'missed', reached: 'canceled' }],
])('an issue that is %s at Resend', (status, verdict) => {
  expect(look({ planned: true, broadcast: out(status) })).toMatchObject(verdict);
});

test('a decision to send nothing is no failure', () => {
  expect(look({ skipped: true })).toEqual({ kind: 'skipped', id: '2025-04-14-daily' });
});

test.each([
  [undefined, 'nothing'],
  [{ planned: true }, 'planned'],
  [{ planned: true, built: true }, 'built'],
  [{ planned: true, built: true, live: true }, 'live'],
] as const)('an issue that did not go is missed, and how far it came is said', (state, reached) => {
  expect(look(state)).toEqual({ kind: 'missed', id: '2025-04-14-daily', reached });
});

test('a scheduled issue is waited for until its moment, and no longer', () => {
  const broadcast = out('scheduled', new Date('2025-04-14T13:00:00Z'));
  expect(look({ broadcast })).toMatchObject({ kind: 'scheduled' });
  expect(look({ broadcast }, '2025-04-14T13:30:00Z')).toMatchObject({ kind: 'missed' });
});

test('within the grace after its closing, the issue of the day before is what counts', () => {
  expect(look(undefined, '2025-04-14T06:59:00Z')).toMatchObject({ id: '2025-04-13-daily' });
  expect(look(undefined, '2025-04-14T07:00:00Z')).toMatchObject({ id: '2025-04-14-daily' });
});

test('nothing is missed before the newsletter began', () => {
  expect(look(undefined, '2025-02-01T06:00:00Z')).toEqual({ kind: 'none-yet' });
});

test('an issue is late twelve hours after it closed, by the clock of its zone', () => {
  const from = lateFrom(daily, '2025-03-30', 'Europe/Berlin');
  expect(from.toISOString()).toBe('2025-03-30T16:00:00.000Z');
});

test('breaking news is late when its day is over', () => {
  const breaking = {
    id: 'b',
    cadence: 'breaking',
    name: 'B',
    promise: 'P',
    maximumPerDay: 2,
  } as const;
  const from = lateFrom(breaking, '2025-04-14', 'UTC');
  expect(from.toISOString()).toBe('2025-04-15T00:00:00.000Z');
});
