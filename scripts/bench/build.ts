import { glob, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { projectPath } from '../settings/environment.ts';
import { leanProcess } from '../build/lean-build.ts';
import { type BuildProcess, copyProject, type ProjectCopy } from '../testing/project-copy.ts';
import { seededArticles } from './seeded-articles.ts';

interface Usage {
  wallMs: number;
  cpuMs: number;
  peakBytes: number;
}

/** For 10,000 articles, stock Astro needs more memory than the default of Node.js on many machines. */
const STOCK_PROCESS = { nodeArgs: ['--max-old-space-size=12288'], env: {} };

/**
 * Times a build of `counts` generated articles and compares it with stock Astro (its glob loader and a
 * module for every article, the same pages), one after the other on the same machine: first the whole
 * site, then only its HTML pages, without Markdown files, feeds and sitemaps.
 */
export async function benchBuild(counts: readonly number[]): Promise<void> {
  console.log('articles  build                     wall      CPU       peak');
  for (const count of counts) {
    const ours = await seededProject(count);
    const stock = await seededProject(count);
    await makeStock(stock);
    try {
      await compare(count, stock, ours, 'site');
      row(count, 'ours, nothing new', await timedBuild(ours));
      await ours.write({ 'content/articles/story-0.mdx': await changedStory(ours) });
      row(count, 'ours, one changed', await timedBuild(ours));
      await Promise.all([leaveHtmlAlone(stock), leaveHtmlAlone(ours)]);
      await compare(count, stock, ours, 'pages');
    } finally {
      await Promise.all([ours.remove(), stock.remove()]);
    }
  }
}

async function compare(count: number, stock: ProjectCopy, ours: ProjectCopy, what: string) {
  const stockUsage = row(count, `stock, ${what}, cold`, await timedBuild(stock, STOCK_PROCESS));
  const oursUsage = row(count, `ours, ${what}, cold`, await timedBuild(ours));
  const ratio = (key: keyof Usage) => (oursUsage[key] / stockUsage[key]).toFixed(2);
  console.log(
    `${String(count).padEnd(8)}  ours / stock, ${what}: wall ${ratio('wallMs')}, CPU ${ratio('cpuMs')}, peak ${ratio('peakBytes')}`,
  );
}

/** Removes every route that is not a page, and the caches of earlier builds. */
async function leaveHtmlAlone({ folder }: ProjectCopy): Promise<void> {
  for await (const file of glob('src/pages/**/*.ts', { cwd: folder })) await rm(join(folder, file));
  for (const kept of ['.broadsheet', 'dist']) await rm(join(folder, kept), { recursive: true });
}

async function seededProject(count: number): Promise<ProjectCopy> {
  const copy = await copyProject();
  for (const part of ['articles', 'issues', 'topics']) {
    await rm(join(copy.folder, 'content', part), { recursive: true });
  }
  const topics = Array.from({ length: 20 }, (_, i) => [
    `content/topics/topic-${i}.yaml`,
    `name: Topic ${i}\ndescription: The topic of that number.\n`,
  ]);
  await copy.write({
    ...seededArticles(count),
    ...Object.fromEntries(topics),
  });
  return copy;
}

async function makeStock(copy: ProjectCopy): Promise<void> {
  const stock = (name: string) => readFile(projectPath(`scripts/bench/stock/${name}`));
  await copy.write({
    'scripts/build/lean-build.ts': await stock('lean-build.ts'),
    'src/content.config.ts': await stock('content.config.ts'),
    'src/story/queries/article-body.ts': await stock('article-body.ts'),
  });
}

async function changedStory(copy: ProjectCopy): Promise<string> {
  const text = await readFile(join(copy.folder, 'content/articles/story-0.mdx'), 'utf8');
  return `${text}\nOne more line.\n`;
}

async function timedBuild(copy: ProjectCopy, start: BuildProcess = leanProcess): Promise<Usage> {
  const file = join(copy.folder, 'usage.json');
  const preload = projectPath('scripts/bench/print-usage.mjs');
  const nodeArgs = [...start.nodeArgs, '--import', preload];
  const { status, output } = await copy.build(
    {},
    { env: { ...start.env, BENCH_USAGE: file }, nodeArgs },
  );
  if (status !== 0) throw new Error(`The build failed:\n${output.slice(-4000)}`);
  return JSON.parse(await readFile(file, 'utf8')) as Usage;
}

function row(count: number, name: string, usage: Usage): Usage {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`.padEnd(10);
  const peak = `${(usage.peakBytes / 2 ** 20).toFixed(0)} MiB`;
  console.log(
    `${String(count).padEnd(8)}  ${name.padEnd(26)}${seconds(usage.wallMs)}${seconds(usage.cpuMs)}${peak}`,
  );
  return usage;
}
