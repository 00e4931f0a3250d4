import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { links } from '../../src/core/links.ts';
import { copyProject } from '../testing/project-copy.ts';
import { projectPath } from '../settings/environment.ts';
import { startSite } from '../server/site-server.ts';
import { buildEleventyBlog, serveFiles } from './lighthouse/eleventy-blog.ts';
import { type Figures, lighthouseRuns } from './lighthouse/runs.ts';

/** A text-only article, for both generators. */
const TEXT = 'democratic-ai-who-sets-the-values';
const PAGES = {
  front: links.home,
  article: links.article('amazon-100-billion-ai-infrastructure'),
  'article, text only': links.article(TEXT),
  topic: links.topic('email'),
  archive: links.archive,
  newsletter: links.newsletters,
  issue: links.issue('2025-02-14-weekly'),
};

/**
 * Measures pages of a build, served by our server, with Lighthouse on mobile, and the same article built
 * by Eleventy. Prints the four scores, the largest contentful paint and the layout shift of the best of
 * five runs. `peer` is the folder of a site that another generator built, and the path of a page to
 * measure. Returns whether all our pages have four scores of 100 and no shift.
 */
export async function benchLighthouse(peer?: {
  folder: string;
  address: string;
}): Promise<boolean> {
  const copy = await copyProject();
  const blog = await buildEleventyBlog(await textOf(TEXT));
  // Without a public URL, pages exclude search engines, which costs points.
  const { status, output } = await copy.build({ SITE_URL: 'https://broadsheet.example' });
  if (status !== 0) throw new Error(output);
  const site = await startSite({ dist: join(copy.folder, 'dist'), host: '127.0.0.1', port: 0 });
  const bare = await serveFiles(blog.output);
  const other = peer && (await serveFiles(peer.folder));
  try {
    console.log('page                   perf  a11y  best   seo      LCP    shift');
    const runs = await lighthouseRuns();
    const ours: Figures[] = [];
    for (const [name, address] of Object.entries(PAGES)) {
      ours.push(print(name, await runs.bestOfFive(site.url + address)));
    }
    print('Eleventy, same words', await runs.bestOfFive(bare.url));
    if (other) print('peer', await runs.bestOfFive(new URL(peer.address, other.url).href));
    await runs.close();

    return ours.every(({ scores, shift }) => scores.join() === FULL && shift === 0);
  } finally {
    await Promise.all([site.close(), bare.close(), other?.close(), copy.remove()]);
    await rm(blog.folder, { recursive: true });
  }
}

const FULL = '100,100,100,100';

async function textOf(slug: string): Promise<string> {
  const file = await readFile(projectPath(`content/articles/${slug}.mdx`), 'utf8');
  return file.slice(file.indexOf('\n---\n') + '\n---\n'.length);
}

function print(name: string, figures: Figures): Figures {
  const scores = figures.scores.map((score) => String(score).padStart(6)).join('');
  const paint = `${(figures.paintMs / 1000).toFixed(2)} s`.padStart(9);
  console.log(`${name.padEnd(21)}${scores}${paint}${figures.shift.toFixed(3).padStart(9)}`);
  for (const fault of figures.faults) console.log(`  ${fault}`);
  return figures;
}
