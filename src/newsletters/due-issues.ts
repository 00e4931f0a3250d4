import { dayIn, daysAfter } from '../core/wall-clock.ts';
import { issueId } from './issue.ts';
import { closingTime, lastClosedDay, lateFrom } from './newsletter-calendar.ts';
import type { CalendarNewsletter, Newsletter } from './newsletter.ts';
import type { settledStep } from './sending/issue-ledger.ts';

/** How long an issue that was planned and not sent is reported, in days. Older news is not worth a mailing. */
export const REPORTED_DAYS = 31;

/** What the files of the project say about an issue. */
export interface IssueRecord {
  /** `2025-04-14-daily` */
  id: string;
  /** It has a file. */
  isPlanned: boolean;
  /** It is recorded that there was nothing to send. */
  isSkipped: boolean;
  /** The last confirmed step in its ledger. */
  settled: ReturnType<typeof settledStep>;
}

/** What is to be done about an issue. */
export type DueState =
  /** Send it; plan it first if it has no file. */
  | 'due'
  /** It should have been sent before `lateFrom`: with a file, a person decides. */
  | 'overdue'
  /** A person took it back before anything was sent, and is to send it again. */
  | 'taken-back'
  /** The provider sends it at a moment to come. */
  | 'scheduled'
  /** Nothing: it was sent, or stopped while it was sent. */
  | 'sent'
  /** Nothing: there was nothing to send. */
  | 'skipped';

/** An issue whose day has come and whose cutoff has passed. */
export interface DueIssue {
  id: string;
  /** Id of its newsletter. */
  newsletter: string;
  /** `2025-04-14` */
  date: string;
  state: DueState;
  /** It has a file. */
  isPlanned: boolean;
  /** It has no file, because there was nothing to send. */
  isSkipped: boolean;
  lateFrom: Date;
  /** The article that asks for it, if it has no file. */
  article?: string;
}

/**
 * Of each newsletter, the newest issue that is closed at `now`, and older ones that were planned and
 * not sent, oldest first. An older day without a file is not among them: its stories are in the next
 * issue, while those of a file would never be sent.
 */
export function dueIssues(
  newsletters: readonly CalendarNewsletter[],
  records: readonly IssueRecord[],
  at: { now: Date; timeZone: string },
): DueIssue[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return newsletters.flatMap((newsletter) => {
    const newest = lastClosedDay(newsletter, at.now, at.timeZone);
    const dates = [...unsentDates(newsletter, records, { newest, ...at }), newest];
    return dates
      .filter((date) => closingTime(newsletter, date, at.timeZone) >= newsletter.since)
      .map((date) => {
        const id = issueId({ date, newsletter: newsletter.id });
        return dueIssue({ id, date }, newsletter, byId.get(id), at);
      });
  });
}

/** What is to be done about an issue of a newsletter, by its record. */
export function dueIssue(
  { id, date }: Pick<DueIssue, 'id' | 'date'>,
  newsletter: Newsletter,
  record: IssueRecord | undefined,
  { now, timeZone }: { now: Date; timeZone: string },
): DueIssue {
  const late = lateFrom(newsletter, date, timeZone);
  return {
    id,
    newsletter: newsletter.id,
    date,
    state: dueStateOf(record, late, now),
    isPlanned: record?.isPlanned ?? false,
    isSkipped: isSkipped(record),
    lateFrom: late,
  };
}

function unsentDates(
  newsletter: CalendarNewsletter,
  records: readonly IssueRecord[],
  { newest, now, timeZone }: { newest: string; now: Date; timeZone: string },
): string[] {
  const oldest = daysAfter(dayIn(timeZone, now), -REPORTED_DAYS);
  return records
    .flatMap((record) => {
      const date = record.id.slice(0, 10);
      const isOwn = record.id === issueId({ date, newsletter: newsletter.id });
      const isUnsent = record.isPlanned && record.settled?.step !== 'submitted';
      return isOwn && isUnsent && date >= oldest && date < newest ? [date] : [];
    })
    .toSorted();
}

/** What is to be done about an issue whose day has come, and that is overdue from `late` on. */
function dueStateOf(record: IssueRecord | undefined, late: Date, now: Date): DueState {
  const { settled } = record ?? {};
  if (settled?.step === 'submitted') return 'sent';
  if (settled?.step === 'canceled') return settled.status === 'draft' ? 'taken-back' : 'sent';
  // After that moment the provider is asked, and the ledger gets the answer.
  if (settled?.step === 'scheduled')
    return settled.for !== undefined && new Date(settled.for) > now ? 'scheduled' : 'due';
  if (now <= late) return 'due';
  // Until it is late, a story that was published in time may still be added.
  return isSkipped(record) ? 'skipped' : 'overdue';
}

function isSkipped(record: IssueRecord | undefined): boolean {
  return record !== undefined && record.isSkipped && !record.isPlanned;
}
