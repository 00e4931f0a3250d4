// npm run rollback: points dist/ to the previous build.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { BUILDS, buildsBefore, currentBuild, KEPT_BEFORE, rollBack } from './build/builds.ts';
import { runCommand } from './command/command-line.ts';
import { makeCommand } from './command/command.ts';
import { projectPath } from './settings/environment.ts';

const command = makeCommand('npm run rollback', {
  does: 'Points dist/ to the previous build. A running server switches to it within a second.',
  options: {
    list: {
      type: 'boolean',
      default: false,
      does: 'list the kept builds, the current one first; change nothing',
    },
  },
  notes: `  The last ${KEPT_BEFORE} builds before the current one are kept. To go back one more, run it again.
  The next npm run build replaces dist/ with a new build, so correct the content first.`,
  run: ({ values }) => rollback(values),
});
process.exitCode = await runCommand(command, process.argv.slice(2));

async function rollback({ list }: { list: boolean }): Promise<number> {
  const root = projectPath('.');
  const current = await currentBuild(root);
  if (current === undefined)
    throw new Error('dist/ is not a build from npm run build. Run npm run build first.');
  if (list) {
    for (const name of [current, ...(await buildsBefore(root, current))])
      console.log(line(root, name));
    return 0;
  }
  console.log(`Rolled back. dist/ is now build ${line(root, await rollBack(root, current))}.`);
  return 0;
}

function line(root: string, name: string): string {
  const { birthtime } = statSync(join(root, BUILDS, name, 'server'));
  return `${name}, built ${birthtime.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
