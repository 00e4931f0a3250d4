// npm run issue -- <command>: the newsletter's issues, from the plan to the post.
import { cancel } from './newsroom/issue/cancel.ts';
import { check } from './newsroom/issue/check.ts';
import { runCommandLine } from './command/command-line.ts';
import { plan } from './newsroom/issue/plan.ts';
import { preview } from './newsroom/issue/preview.ts';
import { schedule } from './newsroom/issue/schedule.ts';
import { send } from './newsroom/issue/send.ts';
import { status } from './newsroom/issue/status.ts';
import { testMail } from './newsroom/issue/test-mail.ts';

const commands = { plan, preview, check, test: testMail, send, schedule, cancel, status };
process.exitCode = await runCommandLine(process.argv.slice(2), {
  program: 'npm run issue',
  commands,
  notes: `A command that mails only says what it would do, unless you add --yes. Exit statuses:
  0  done, or done before: an issue that is out, sent again, ends with 0 as well
  1  refused or failed; the message says why: another version went out, a rule of \`check\`, Resend said no
  2  called wrongly
  3  you decide: it is late (--late), breaking news (--confirm <issue>), readers complained of an earlier issue or
     that cannot be read (--force reputation), or there are too many stories for one issue (--limit)
  4  it is not known whether it went out; run the same command again, which begins by asking Resend`,
});
