// npm run screenshots: pictures of every kind of page and mail, to be looked at.
import { runCommand } from './command/command-line.ts';
import { screenshots } from './screenshots/screenshots.ts';

process.exitCode = await runCommand(screenshots, process.argv.slice(2));
