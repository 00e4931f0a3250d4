// npm run issue -- <command>: plans, checks and sends issues of newsletters.
import { runCommandLine } from './command/command-line.ts';
import './settings/site.ts';

// After the settings, which they import.
const { commands } = await import('./newsroom/issue/commands.ts');
process.exitCode = await runCommandLine(process.argv.slice(2), {
  program: 'npm run issue',
  commands,
  notes: `Commands that send email only print what they would do, unless you add --yes. Exit codes:
  0  done now or earlier; sending an issue that is already out also exits with 0
  1  refused or failed; the message says why, such as a failed rule of \`check\` or an error from Resend
  2  invalid usage
  3  you decide: the issue is overdue (--late) or breaking news (--confirm <issue>), readers complained about an
     earlier issue or the figures are unavailable (--force reputation), or there are too many stories (--limit)
  4  unknown whether the issue went out; run the same command again, which first asks Resend`,
});
