import { type IssueState, isSubmitted } from '../../../src/newsletters/sending/issue-state.ts';
import type { Verdict } from '../../../src/newsletters/sending/watchdog.ts';
import { table } from './table.ts';
import type { CommandResult } from './send-messages.ts';

const COLUMNS = [
  'issue',
  'planned',
  'built',
  'live',
  'submitted',
  'delivered',
  'bounced',
  'complained',
  'missing',
];

/** The states as a table for a terminal. */
export function statusTable(states: readonly IssueState[]): string {
  if (states.length === 0) return 'No issues in these weeks.';
  return table(COLUMNS, states.map(row));
}

function row(state: IssueState): string[] {
  const { id, planned, skipped, built, live, figures } = state;
  const yes = (is: boolean) => (is ? 'yes' : '-');
  const count = (number: number | undefined) => (number === undefined ? '-' : String(number));
  return [
    id,
    skipped ? 'nothing to send' : yes(planned),
    yes(built),
    yes(live),
    submission(state),
    count(figures?.delivered),
    count(figures?.bounced),
    count(figures?.complained),
    state.missing ? 'MISSING' : '-',
  ];
}

function submission(state: IssueState): string {
  const { broadcast } = state;
  if (broadcast === undefined) return '-';
  const at = broadcast.at ? ` ${broadcast.at.toISOString().slice(0, 16)}Z` : '';
  return isSubmitted(state) ? at.trim() || broadcast.status : `${broadcast.status}${at}`;
}

/** Describes the newest issue that should be out. The exit code is 1 if a person has to act. */
export function describeVerdict(verdict: Verdict, newsletter: string): CommandResult {
  switch (verdict.kind) {
    case 'submitted':
      return { line: `${verdict.id} was sent.`, status: 0 };
    case 'scheduled':
      return { line: `${verdict.id} is scheduled for ${verdict.at.toISOString()}.`, status: 0 };
    case 'skipped':
      return { line: `${verdict.id}: there was nothing to send.`, status: 0 };
    case 'none-yet':
      return { line: `${newsletter} has not started yet.`, status: 0 };
    case 'missed':
      return {
        line: `${newsletter} was missed: ${verdict.id} ${REACHED[verdict.reached]}`,
        status: 1,
      };
  }
}

const REACHED = {
  nothing: 'has no file, and no record that there was nothing to send. Plan it.',
  planned: 'is planned but not built here. Build it, then send it.',
  built: 'is built here but not on the site. Deploy it, then send it.',
  live: 'is on the site but was not sent. Send it.',
  canceled: 'was stopped while it was sent.',
} as const;
