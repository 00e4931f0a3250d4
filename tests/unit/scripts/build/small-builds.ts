import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { publishBuild, unfinishedBuild } from '../../../../scripts/build/builds.ts';

/** An empty project's folder. */
export function emptyProject(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'broadsheet-builds-'));
}

/** Long enough that a response needs several writes. */
const TEXT = 'All the news that a build is made of. '.repeat(4000);

/** The files of a build with `mark` at the start and end of each. */
export function smallBuild(mark: string, code = ''): Record<string, string> {
  const text = `<!-- ${mark} -->${TEXT}<!-- ${mark} -->`;
  const page = `<style>.${mark} { color: red }</style><link href="/_astro/look.${mark}.css">${text}`;
  return {
    'client/index.html': page,
    'client/articles/story/index.html': page,
    'client/404.html': page,
    'client/405/index.html': page,
    'client/feed.json': JSON.stringify({ home_page_url: 'http://localhost:4321/' }),
    'client/rss.xml': text,
    'client/mails/confirm.json': JSON.stringify({ mark }),
    [`client/_astro/look.${mark}.css`]: text,
    'server/entry.mjs': `
      import { said } from './chunks/said.mjs';
      const manifest = ${JSON.stringify({ key: mark, assets: [`/_astro/look.${mark}.css`] })};
      export const handler = async (req, res, next) =>
        req.url === '/on-demand' ? res.end(said + (await import('./chunks/late.mjs')).late) : next();
      `,
    'server/chunks/said.mjs': `export const said = ${JSON.stringify(code)} + Math.random();`,
    'server/chunks/late.mjs': `export const late = ' and loaded late';`,
  };
}

export async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** Builds and publishes as `npm run build` does, with these files. */
export async function publish(root: string, files: Record<string, string>): Promise<void> {
  await writeFiles(await unfinishedBuild(root), files);
  await publishBuild(root);
}
