// npm run issue -- <command>: the newsletter's issues, from the plan to the post.
import { cancel } from './issue/cancel.ts';
import { check } from './issue/check.ts';
import { runCommandLine } from './command-line.ts';
import { plan } from './issue/plan.ts';
import { preview } from './issue/preview.ts';
import { schedule } from './issue/schedule.ts';
import { send } from './issue/send.ts';
import { status } from './issue/status.ts';
import { testMail } from './issue/test-mail.ts';

const commands = { plan, preview, check, test: testMail, send, schedule, cancel, status };
process.exitCode = await runCommandLine(process.argv.slice(2), {
  program: 'npm run issue',
  commands,
});
