// npm run subscribers -- <command>: imports, exports and erases subscribers.
import { runCommandLine } from './command/command-line.ts';
import { erase } from './subscribers/erase.ts';
import { exportSubscribers } from './subscribers/export.ts';
import { importSubscribers } from './subscribers/import.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), {
  program: 'npm run subscribers',
  commands: { export: exportSubscribers, import: importSubscribers, erase },
});
