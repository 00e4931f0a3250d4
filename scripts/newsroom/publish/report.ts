import { clockText } from '../../../src/core/wall-clock.ts';
import type { DueIssue } from '../../../src/newsletters/due-issues.ts';
import { site } from '../../settings/site.ts';
import { isWanted, type PublishRequest } from './publish-request.ts';
import type { Steps } from './steps.ts';

/** Says why an issue is not sent now; returns the exit code. */
export function report(issue: DueIssue, request: PublishRequest, { commitIssue }: Steps): number {
  const { id, isPlanned, lateFrom, article } = issue;
  switch (issue.isSkipped ? 'skipped' : isWanted(issue, request) ? 'due' : issue.state) {
    case 'due':
      console.error(`== ${id} is not planned. npm run publish -- --phase build says why.`);
      return 1;
    case 'overdue':
      if (article !== undefined) {
        console.error(
          `== ${id} is overdue: content/articles/${article} asks for it with \`mail\`, and it should have been sent ` +
            `before ${clockText(site.timeZone, lateFrom)}. To send it, add --late. Otherwise remove \`mail\`.`,
        );
        return 3;
      }
      if (!isPlanned) {
        console.log(
          `== ${id} was not sent and has no file. Its stories are in the next issue. To send it after all, add --late.`,
        );
        return 0;
      }
      console.error(
        `== ${id} is overdue: it should have been sent before ${clockText(site.timeZone, lateFrom)}. ` +
          'To send it, add --late. Otherwise delete its file, and its stories are in the next issue.',
      );
      return 3;
    case 'taken-back':
      if (!isPlanned) {
        console.log(`== ${id} was taken back and has no file. Its stories are in the next issue.`);
        return 0;
      }
      console.error(
        `== ${id} was taken back. To send it: npm run issue -- send ${id} --yes. Otherwise delete its file.`,
      );
      return new Date() > lateFrom ? 3 : 0;
    case 'scheduled':
      console.log(`== ${id} is scheduled at Resend`);
      return 0;
    case 'skipped':
      console.log(`== ${id}: there was nothing to send`);
      return 0;
    case 'sent':
      console.log(`== ${id} was already sent`);
      if (isPlanned) commitIssue(`Keep the ledger of ${id}`, id);
      return 0;
  }
}
