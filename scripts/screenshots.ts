// npm run screenshots: takes screenshots of every kind of page and email, for review.
import { runCommand } from './command/command-line.ts';
import { screenshots } from './screenshots/screenshots.ts';

process.exitCode = await runCommand(screenshots, process.argv.slice(2));
