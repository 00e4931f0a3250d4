import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { counted, seconds } from '../build/build-log.ts';
import { copyProject, type ProjectCopy } from '../testing/project-copy.ts';
import { projectPath } from '../settings/environment.ts';
import { type Bar, barChart } from './build/chart.ts';
import { makePeers } from './build/peers.ts';
import { type Taken, timed } from './build/timed.ts';
import { median } from './median.ts';
import { seededArticles } from './seeded-articles.ts';

/** How often the short builds are timed. */
const ROUNDS = 3;

/**
 * Times `npm run build` of `count` generated articles without link cards: the first, one with nothing
 * changed and one with one more article. Compares it with full builds of the same articles, one after the
 * other on the same machine, by Hugo, Eleventy and, if `stock`, stock Astro (its glob loader and a module
 * for every article). Writes a chart (SVG) to the file `chart`.
 */
export async function benchBuild(
  count: number,
  { stock, chart }: { stock: boolean; chart?: string | undefined },
): Promise<void> {
  const articles = seededArticles(count);
  const ours = await seededProject(articles);
  const [unit, ...peers] = await makePeers(articles);
  const bars: Bar[] = [];
  const row = (name: string, taken: readonly Taken[], isOurs = false): void => {
    const wallMs = median(taken.map((one) => one.wallMs));
    const cpuMs = median(taken.map((one) => one.cpuMs));
    bars.push({ name, wallMs, isOurs });
    const ratio = `× ${(wallMs / (bars[0]?.wallMs ?? NaN)).toFixed(2)}`;
    const columns = [wallMs, cpuMs].map((ms) => seconds(ms).padStart(9));
    console.log([name.padEnd(28), ...columns, ratio.padStart(9)].join(''));
  };
  console.log(`${counted(count)} articles${' '.repeat(22)}wall      CPU    ratio`);
  try {
    if (unit) row(`${unit.name}, everything`, await repeated(() => unit.build()));
    for (const peer of peers) row(`${peer.name}, everything`, [await peer.build()]);
    if (stock) row('stock Astro, everything', [await stockBuild(articles)]);
    const first = await build(ours);
    row('Broadsheet, first', [first], true);
    row('Broadsheet, nothing changed', await repeated(() => build(ours)), true);
    let added = 0;
    const oneMore = await repeated(async () => {
      await ours.write(newStory(articles, ++added));
      return build(ours);
    });
    row('Broadsheet, one more article', oneMore, true);
    console.log(`\nThe phases of the first build:\n${first.output}`);
    console.log(`The phases with one more article:\n${oneMore.at(-1)?.output}`);
  } finally {
    for (const one of [ours, unit, ...peers]) await one?.remove();
  }
  const [base] = bars;
  if (chart === undefined || !base) return;
  await mkdir(dirname(chart), { recursive: true });
  await writeFile(chart, barChart(`Building ${counted(count)} articles`, bars, base));
}

async function repeated(run: () => Promise<Taken>): Promise<Taken[]> {
  const taken: Taken[] = [];
  while (taken.length < ROUNDS) taken.push(await run());
  return taken;
}

function build({ folder }: ProjectCopy): Promise<Taken> {
  const env = { NODE_ENV: 'production', SITE_URL: 'https://broadsheet.example' };
  return timed(folder, [process.execPath, 'scripts/build.ts'], env);
}

/** A copy of the project with these articles, in 20 topics, without link cards. */
export async function seededProject(
  articles: Readonly<Record<string, string>>,
): Promise<ProjectCopy> {
  const copy = await copyProject();
  for (const part of ['articles', 'issues', 'topics']) {
    await rm(join(copy.folder, 'content', part), { recursive: true });
  }
  const topics = Array.from({ length: 20 }, (_, i) => [
    `content/topics/topic-${i}.yaml`,
    `name: Topic ${i}\ndescription: The topic of that number.\n`,
  ]);
  const settings = await readFile(projectPath('src/site.config.ts'), 'utf8');
  await copy.write({
    ...articles,
    ...Object.fromEntries(topics),
    'src/site.config.ts': settings.replace(
      'export const site = {',
      'export const site = {\n  linkCards: false,',
    ),
  });
  return copy;
}

/** Builds the same articles with Astro's own loader and settings, without search and compression. */
async function stockBuild(articles: Readonly<Record<string, string>>): Promise<Taken> {
  const copy = await seededProject(articles);
  const stock = (name: string) => readFile(projectPath(`scripts/bench/stock/${name}`));
  await copy.write({
    'scripts/build/lean-build.ts': await stock('lean-build.ts'),
    'src/content.config.ts': await stock('content.config.ts'),
    'src/story/queries/article-body.ts': await stock('article-body.ts'),
  });
  try {
    // For 10,000 articles it needs more memory than the default of Node.js on many machines.
    const astro = ['--max-old-space-size=12288', 'node_modules/astro/bin/astro.mjs', 'build'];
    return await timed(copy.folder, [process.execPath, ...astro], { NODE_ENV: 'production' });
  } finally {
    await copy.remove();
  }
}

/** A story of today, which becomes the newest of all. */
function newStory(articles: Readonly<Record<string, string>>, number: number) {
  const [text = ''] = Object.values(articles);
  const publishedAt = new Date(Date.UTC(2025, 5, 1, number)).toISOString();
  return {
    [`content/articles/new-story-${number}.mdx`]: text
      .replace(/^publishedAt: .*$/m, `publishedAt: "${publishedAt}"`)
      .replace(/^headline: .*$/m, `headline: A story that is new, number ${number}`),
  };
}
