// npm run issue -- <command>: the newsletter's issues, from the plan to the post.
import { check } from './issue/check.ts';
import { runCommandLine } from './issue/command-line.ts';
import { plan } from './issue/plan.ts';
import { preview } from './issue/preview.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), { plan, preview, check });
