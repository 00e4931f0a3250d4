// npm run pack: copies what a server needs to a folder of its own.
import { cp, mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import pMap from 'p-map';
import { mustBeWhole } from './build/builds.ts';
import { mustHaveServer } from './build/host-of-build.ts';
import { packageName, serverFiles } from './build/server-files.ts';
import { runCommand } from './command/command-line.ts';
import { makeCommand } from './command/command.ts';
import { newFileProblem } from './command/file-problem.ts';
import { FRONT } from './hosting/hosted-build.ts';
import { projectPath } from './settings/environment.ts';
import { site } from './settings/site.ts';

/** What the programs read and check at their start, besides the files that they import. */
const READ = ['package.json', 'LICENSE', 'src', 'content/newsletters', 'content/pages', 'public'];
const SANDBOX = 'scripts/sandbox/inbox';

const command = makeCommand('npm run pack', {
  operands: [{ name: '<folder>', example: '/srv/paper' }],
  does: 'Copies the build in dist/, the server and the packages that it needs to the new folder <folder>.',
  options: {},
  notes: '  Start it there with: node scripts/serve.ts',
  run: ({ positionals: [folder = ''] }) => pack(folder),
});
process.exitCode = await runCommand(command, process.argv.slice(2));

async function pack(folder: string): Promise<number> {
  const root = projectPath('.');
  const dist = await realpath(join(root, 'dist')).catch(() => join(root, 'dist'));
  mustBeWhole(dist);
  mustHaveServer(dist);
  await mkdir(folder).catch((error: unknown) => {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (exists) throw new Error(`${folder} already exists. Name another folder, or remove it.`);
    throw new Error(newFileProblem(error, folder) ?? String(error), { cause: error });
  });
  const { files, packages } = serverFiles(root);
  const { headlineFont, textFont, labelFont } = site;
  const headline = typeof headlineFont === 'string' ? headlineFont : headlineFont.file;
  const fonts = [headline, textFont, labelFont]
    .filter((font) => font !== undefined)
    .map((font) => `node_modules/${packageName(font)}`);
  const copy = (from: string, to: string) =>
    cp(from, join(folder, to), { recursive: true, dereference: true, preserveTimestamps: true });
  const paths = [...new Set([...READ, SANDBOX, ...fonts, ...files, ...packages])];
  // What is within another folder is copied with it; twice at the same time would be in each other's way.
  const outermost = paths.filter((path) => !paths.some((other) => path.startsWith(`${other}/`)));
  await pMap(outermost, (path) => copy(join(root, path), path), { concurrency: 8 });
  await cp(dist, join(folder, 'dist'), {
    recursive: true,
    dereference: true,
    preserveTimestamps: true,
    // Links to files that are copied anyway.
    filter: (path) => path !== join(dist, FRONT),
  });
  console.log(
    `Copied the server to ${folder}: ${files.length} files, ${packages.length} packages.`,
  );
  return 0;
}
