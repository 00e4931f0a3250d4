import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { slugFrom } from '../../../src/core/slug.ts';
import { seededProject } from '../build.ts';
import { type OldArticle, OWNERS } from '../corpus/old-articles.ts';
import { axeFaults, nuFaults } from './page-checkers.ts';
import { PICTURE, withOwnTargets } from '../corpus/own-targets.ts';

/** At most so many pages are opened in a browser. */
const OPENED = 50;

/**
 * Builds articles with links and pictures of this site, checks the HTML of their pages with the Nu HTML Checker and up to 50 of them with axe,
 * and prints what both find. Returns whether they find nothing. Needs Java and Chromium.
 */
export async function checkPages(articles: readonly OldArticle[]): Promise<boolean> {
  const texts: Pick<OldArticle, 'from' | 'text'>[] = [];
  for (const { from, text } of articles) {
    const own = await withOwnTargets(text);
    if (own !== undefined) texts.push({ from, text: own });
  }
  console.log(
    `\n${texts.length} of ${articles.length} articles can be built without their old site`,
  );
  if (texts.length === 0) return true;
  const project = await seededProject(Object.fromEntries(texts.map(articleFile)));
  try {
    await project.write(await ownersOf());
    const { status, output } = await project.build({ SITE_URL: 'https://broadsheet.example' });
    if (status !== 0) throw new Error(`The build failed:\n${output}`);
    const client = join(project.folder, 'dist/client');
    const entries = await readdir(join(client, 'articles'), { withFileTypes: true });
    const pages = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const nu = await nuFaults(client, pages);
    const opened = spread(pages, OPENED);
    const axe = await axeFaults(client, opened);
    print(`Errors of the Nu HTML Checker on ${pages.length} pages`, nu);
    print(`Violations of axe on ${opened.length} pages`, axe);
    return nu.size === 0 && axe.size === 0;
  } finally {
    await project.remove();
  }
}

function articleFile(
  { from, text }: Pick<OldArticle, 'from' | 'text'>,
  i: number,
): [path: string, text: string] {
  const name = slugFrom(from.replace(/\.\w+$/, ''))
    .slice(0, 80)
    .replace(/-$/, '');
  return [`content/articles/${name}-${i}.md`, text];
}

/** The author and the topic of the texts, and the picture that stands for theirs. */
async function ownersOf(): Promise<Record<string, string | Uint8Array>> {
  const [author] = OWNERS.authors;
  const [topic] = OWNERS.topics;
  const background = { r: 40, g: 90, b: 140 };
  const create = { width: 640, height: 360, channels: 3 as const, background };
  return {
    [`content/authors/${author}.yaml`]: 'name: The desk\nbio: Texts of another site.\n',
    [`content/topics/${topic}.yaml`]: 'name: Corpus\ndescription: Texts of another site.\n',
    [join('content/articles', PICTURE)]: await sharp({ create }).png().toBuffer(),
  };
}

/** Up to `count` of them, from the first to the last. */
function spread<T>(all: readonly T[], count: number): T[] {
  const step = Math.max(1, all.length / count);
  return all.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step)).slice(0, count);
}

function print(title: string, faults: ReadonlyMap<string, string[]>): void {
  console.log(`\n${title}: ${[...faults.values()].flat().length}`);
  for (const [page, found] of faults) for (const one of found) console.log(`  ${page}: ${one}`);
}
