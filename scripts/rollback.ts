// npm run rollback: makes dist/ the build before the one that it is.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { BUILDS, buildsBefore, currentBuild, KEPT_BEFORE, rollBack } from './build/builds.ts';
import { runCommand } from './command/command-line.ts';
import { makeCommand } from './command/command.ts';
import { projectPath } from './settings/environment.ts';

const command = makeCommand('npm run rollback', {
  does: 'Makes dist/ the build before the current one; a running server takes it within a second.',
  options: {
    list: {
      type: 'boolean',
      default: false,
      does: 'list the builds that are kept, the current one first; change nothing',
    },
  },
  notes: `  The last ${KEPT_BEFORE} builds before the current one are kept. Run it again to go back one more; the next
  npm run build makes dist/ a new build. Correct the content first: the new build has what the content says.`,
  run: ({ values }) => rollback(values),
});
process.exitCode = await runCommand(command, process.argv.slice(2));

async function rollback({ list }: { list: boolean }): Promise<number> {
  const root = projectPath('.');
  const current = await currentBuild(root);
  if (current === undefined)
    throw new Error('dist/ is not a build that npm run build made here. Run it first.');
  if (list) {
    for (const name of [current, ...(await buildsBefore(root, current))])
      console.log(line(root, name));
    return 0;
  }
  console.log(`dist/ is now the build ${line(root, await rollBack(root, current))}.`);
  return 0;
}

function line(root: string, name: string): string {
  const { birthtime } = statSync(join(root, BUILDS, name, 'server'));
  return `${name}, made ${birthtime.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
