import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bareEnv } from '../../scripts/settings/environment.ts';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { type LoopbackWorld, loopbackWorld } from '../loopback-world.ts';
import { until } from './running-site.ts';

const KEY = 'a-key-of-the-tests';
const STORY = 'punycode-and-the-names-behind-it';
let copy: ProjectCopy;
let world: LoopbackWorld;

beforeAll(async () => {
  copy = await copyProject({ warm: true });
  world = await loopbackWorld(() => join(copy.folder, 'dist/client'), '/news/');
  const config = await readFile(join(copy.folder, 'src/site.config.ts'), 'utf8');
  await copy.write({ 'src/site.config.ts': config.replace(/hub: '[^']+'/, `hub: '${world.hub}'`) });
  await build();
});
afterAll(async () => {
  await world.close();
  await copy.remove();
});

test('the site serves the key that verifies its announcements', async () => {
  expect(await readFile(join(copy.folder, 'dist/client', `${KEY}.txt`), 'utf8')).toBe(KEY);
});

test('after a kill between hub and IndexNow, a rerun announces what was not acknowledged', async () => {
  world.answers.indexNow = 0;
  const { child } = run('--yes');
  await until(() => world.submissions.length > 0);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const [first, feeds] = [world.submissions.splice(0), world.pings.splice(0)];
  expect(feeds).toEqual(expect.arrayContaining(at('/rss.xml', '/newsletter/atom.xml')));
  expect(first[0]?.keyLocation).toBe(`${world.site}${KEY}.txt`);
  expect(first[0]?.urlList).toEqual(expect.arrayContaining(at('/', `/articles/${STORY}/`)));

  world.answers.indexNow = 202;
  expect(await finished('--yes')).toBe(0);
  expect(world.pings).toEqual([]);
  expect(world.submissions.splice(0)).toEqual(first);

  world.requests.length = 0;
  expect(await finished('--yes')).toBe(0);
  expect(world.requests).toEqual([]);
});

test('announces a changed and renamed article, its former URL, its listings and its feeds', async () => {
  const file = (name: string) => join(copy.folder, `content/articles/${name}.mdx`);
  const story = await readFile(file(STORY), 'utf8');
  await rename(file(STORY), file('names'));
  await copy.write({
    'content/articles/names.mdx': story
      .replace(/^dek: .+$/m, 'dek: Another sentence about names.')
      .replace('---\n', `---\nformerSlugs: [${STORY}]\n`),
  });
  await build();
  expect(await finished('--yes')).toBe(0);
  const homes = [
    ...['/', '/topics/email/', '/topics/web-standards/', '/authors/standards-desk/'],
    '/newsletter/',
  ];
  const feeds = homes.flatMap((home) =>
    ['rss.xml', 'atom.xml', 'feed.json'].map((name) => home + name),
  );
  expect(world.pings.toSorted()).toEqual(at(...feeds).toSorted());
  expect(world.submissions.flatMap(({ urlList }) => urlList)).toEqual(
    at(
      ...['/archive/2025/02/', '/articles/names/', `/articles/${STORY}/`],
      ...['/authors/standards-desk/', '/news/2/'],
      ...['/newsletter/2025-03-05-daily/', '/newsletter/2025-03-14-weekly/'],
      ...['/topics/email/', '/topics/web-standards/'],
    ),
  );
});

function at(...paths: string[]): string[] {
  return paths.map((path) => world.site + path.slice(1));
}

async function build(): Promise<void> {
  const { status, output } = await copy.build({
    // Below a path, where addresses and URLs differ.
    SITE_URL: world.site,
    INDEXNOW_KEY: KEY,
    BUILD_NOW: '2025-04-15T00:00:00Z',
  });
  expect(status, output).toBe(0);
}

/** Runs the command in the copy. */
function run(...args: string[]) {
  const child = spawn(process.execPath, [join(copy.folder, 'scripts/announce.ts'), ...args], {
    env: { ...bareEnv(), INDEXNOW_KEY: KEY, INDEXNOW_URL: world.indexNow },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return { child };
}

async function finished(...args: string[]): Promise<number | null> {
  const [status] = (await once(run(...args).child, 'exit')) as [number | null];
  return status;
}
