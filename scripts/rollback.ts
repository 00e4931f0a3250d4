// npm run rollback: points dist/ to another kept build.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { BUILDS, currentBuild, KEPT_BEFORE } from './build/builds.ts';
import { keptBuilds, rollBack, switchTo } from './build/kept-builds.ts';
import { runCommand } from './command/command-line.ts';
import { makeCommand, UsageError } from './command/command.ts';
import { didYouMean } from './command/did-you-mean.ts';
import { projectPath } from './settings/environment.ts';

const root = projectPath('.');

const command = makeCommand('npm run rollback', {
  operands: [{ name: '<build>', example: '20250414T060549Z-6d2214', isOptional: true }],
  does: 'Points dist/ to <build>, or to the previous build. A running server switches to it within a second.',
  options: {
    list: {
      type: 'boolean',
      default: false,
      does: 'list the kept builds, the newest first; change nothing',
    },
  },
  notes: `  Kept are the current build, the ${KEPT_BEFORE} before it, and the last ${KEPT_BEFORE + 1} that were made. To undo a rollback,
  name the build that you came from. The next npm run build replaces dist/ with a new build, so
  correct the content first.`,
  run: ({ values, positionals: [name] }) => rollback(values.list, name),
});
process.exitCode = await runCommand(command, process.argv.slice(2));

async function rollback(isList: boolean, name: string | undefined): Promise<number> {
  const current = await currentBuild(root);
  if (current === undefined)
    throw new Error('dist/ is not a build from npm run build. Run npm run build first.');
  if (isList) {
    for (const build of keptBuilds(root))
      console.log(line(build) + (build === current ? ' (current)' : ''));
  } else if (name === undefined) {
    console.log(`Rolled back. dist/ is now build ${line(await rollBack(root, current))}.`);
    console.log(`To undo this: npm run rollback -- ${current}`);
  } else {
    await switchTo(root, keptBuild(name));
    console.log(`dist/ is now build ${line(name)}.`);
  }
  return 0;
}

function keptBuild(name: string): string {
  const builds = keptBuilds(root);
  if (builds.includes(name)) return name;
  throw new UsageError(
    `${JSON.stringify(name)} is not a kept build.${didYouMean(name, builds)} npm run rollback -- --list lists them.`,
  );
}

function line(name: string): string {
  const { birthtime } = statSync(join(root, BUILDS, name, 'server'));
  return `${name}, built ${birthtime.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
