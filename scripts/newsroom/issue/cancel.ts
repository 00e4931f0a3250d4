import { withFileLock } from '../../../src/providers/sqlite/file-lock.ts';
import { type CancelResult, cancelIssue } from '../../../src/newsletters/sending/cancel-issue.ts';
import { mailingName } from '../../../src/newsletters/sending/find-broadcasts.ts';
import { EXIT_NOTE, ISSUE, issueCommand } from './issue-command.ts';
import { ledgerOf, lockOf } from './mailing.ts';
import { describeDryRun, type CommandResult } from './send-messages.ts';
import { connectedPorts } from '../../settings/ports.ts';

export const cancel = issueCommand({
  name: 'cancel',
  operands: [ISSUE],
  does: 'Takes back a scheduled issue, or stops one that is being sent.',
  options: { yes: { type: 'boolean', does: 'do it; without it, say what Resend has' } },
  notes: EXIT_NOTE,
  async run({ values, positionals: [id = ''] }) {
    const { provider } = await connectedPorts();
    const deps = {
      broadcaster: provider().broadcaster,
      ledger: ledgerOf(id),
      now: () => new Date(),
    };
    if (!values.yes) {
      const words = {
        has: 'With --yes it is taken back, unless all of it was sent.',
        sends: 'There is nothing to take back.',
      };
      console.log(await describeDryRun({ name: mailingName(id) }, words, deps));
      return 0;
    }
    const result = await withFileLock(lockOf(id), () => cancelIssue(mailingName(id), deps));
    const { line, status } = describeCancel(result, id);
    console[status === 0 ? 'log' : 'error'](line);
    return status;
  },
});

function describeCancel(result: CancelResult, id: string): CommandResult {
  switch (result.kind) {
    case 'canceled':
      return {
        line:
          result.status === 'draft'
            ? `${id} is a draft again: nobody got it, and it can be sent or scheduled.`
            : `${id} was stopped; some readers may have it, and it cannot go out again.`,
        status: 0,
      };
    case 'too-late':
      return { line: `${id} is ${result.status}, so it cannot be taken back.`, status: 1 };
    case 'nothing':
      return { line: `${id} is neither scheduled nor being sent.`, status: 1 };
    case 'refused':
      return { line: 'Resend refused; the line above says why.', status: 1 };
    case 'unclear':
      return {
        line: 'It is not known whether that worked. Run the same command again.',
        status: 4,
      };
  }
}
