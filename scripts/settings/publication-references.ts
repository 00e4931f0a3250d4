import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { type Analytics, ANALYTICS_SERVICES } from '../../src/core/analytics.ts';
import { MARKDOWN_ENDINGS } from '../../src/core/markdown-files.ts';
import { type Logo, SECTIONS } from '../../src/core/site-options.ts';
import type { site as publication } from '../../src/site.ts';
import { logoProblem } from '../build/brand-files.ts';
import { fontPackageProblem } from '../build/font-package.ts';
import { headlineFontProblem } from '../build/headline-font.ts';
import { projectPath } from './environment.ts';

/**
 * One line for each thing that valid settings name and that does not exist: fonts, pictures, newsletters
 * and pages; and for analytics that no page tells readers about.
 */
export async function referenceProblems(site: typeof publication): Promise<string[]> {
  const { headlineFont, newsletter, footerPages } = site;
  return [
    ...(typeof headlineFont === 'string'
      ? missingFont('headlineFont', headlineFont, fontPackageProblem)
      : missingFont('headlineFont.file', headlineFont.file, headlineFontProblem)),
    ...missingFont('textFont', site.textFont, fontPackageProblem),
    ...missingFont('labelFont', site.labelFont, fontPackageProblem),
    ...(await logoProblems(site.logo)),
    ...untoldAnalytics(site.analytics),
    ...missingFile('newsletter.id', newsletter.id, {
      folder: 'content/newsletters',
      endings: ['.yaml'],
    }),
    ...footerPages.flatMap((id, i) => missingPage(`footerPages[${i}]`, id)),
    ...(['navigation', 'footer'] as const).flatMap((setting) =>
      site[setting].flatMap((entry, i) =>
        typeof entry === 'string' && !footerPages.includes(entry)
          ? missingPage(`${setting}[${i}]`, entry, SECTIONS)
          : [],
      ),
    ),
  ];
}

/** What readers have to be told is up to the law; that they are told is checked. */
function untoldAnalytics(analytics: Analytics | undefined): string[] {
  if (!analytics) return [];
  const { name } = ANALYTICS_SERVICES[analytics.service];
  const pages = globSync('content/pages/**/*.{md,mdx}', { cwd: projectPath('.') });
  if (pages.some((file) => readFileSync(projectPath(file), 'utf8').includes(name))) return [];
  return [
    `analytics.service is "${analytics.service}", but no page tells readers so. Name ${name} on your privacy page in content/pages/, with what it counts and where, and correct what that page says about trackers and scripts.`,
  ];
}

async function logoProblems(logo: Logo | undefined): Promise<string[]> {
  const problems: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    const file = logo?.[theme];
    const problem = file && (await logoProblem(projectPath('public'), file));
    if (problem) problems.push(`logo.${theme} is "${file}", but ${problem}`);
  }
  return problems;
}

function missingFont(
  setting: string,
  font: string | undefined,
  problemOf: (font: string) => string | undefined,
): string[] {
  const problem = font === undefined ? undefined : problemOf(font);
  return problem ? [`${setting} is "${font}", but ${problem}`] : [];
}

/** One line if there is no page `id`, and it is none of the other values of the setting. */
function missingPage(setting: string, id: string, others: readonly string[] = []): string[] {
  if (others.includes(id)) return [];
  return missingFile(setting, id, { folder: 'content/pages', endings: MARKDOWN_ENDINGS, others });
}

const oneOf = new Intl.ListFormat('en', { type: 'disjunction' });

function missingFile(
  setting: string,
  id: string,
  {
    folder,
    endings,
    others = [],
  }: { folder: string; endings: readonly string[]; others?: readonly string[] },
): string[] {
  const names = endings.map((ending) => id + ending);
  if (names.some((name) => existsSync(projectPath(`${folder}/${name}`)))) return [];
  const files = globSync(
    endings.map((ending) => `*${ending}`),
    { cwd: projectPath(folder) },
  );
  const ids = files.map((file) => basename(file, extname(file))).toSorted();
  const known = [...others, ...ids];
  const instead = known.length > 0 ? `, or set ${setting} to ${oneOf.format(known)}` : '';
  return [
    `${setting} is "${id}", but there is no ${folder}/${names.join(' or ')}. Add that file${instead}.`,
  ];
}
