import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { MARKDOWN_ENDINGS } from '../../src/core/markdown-files.ts';
import { publicationProblems } from '../../src/settings/publication-settings.ts';
import type { site } from '../../src/site.config.ts';
import { colorToken } from '../../src/styles/color-token.ts';
import { projectPath, projectUrl } from './environment.ts';
import { headlineFontProblem } from '../build/headline-font.ts';

export type Publication = typeof site;

/**
 * src/site.config.ts, when its values are right and what it refers to is there. Otherwise one line for
 * each problem: the file, the setting, what was found and how to correct it.
 */
export async function readPublication(): Promise<{ site: Publication } | { problems: string[] }> {
  const file = 'src/site.config.ts';
  const read = await importSite(file);
  if ('problem' in read) return { problems: [`${file}${read.problem}`] };
  const ofValues = publicationProblems(read.site, languages());
  // Wrong values of any type cannot be looked up.
  const site = read.site as Publication;
  const inConfig = ofValues.length > 0 ? ofValues : referenceProblems(site);
  const problems = [...inConfig.map((problem) => `${file}: ${problem}`), ...tokenProblems()];
  return problems.length > 0 ? { problems } : { site };
}

/** What keeps emails, share cards and the icon from being drawn in the colors of the publication. */
function tokenProblems(): string[] {
  const file = 'src/styles/tokens.css';
  if (!existsSync(projectPath(file)))
    return [`${file} does not exist. Restore it: it holds your colors and fonts.`];
  const tokens = readFileSync(projectPath(file), 'utf8');
  return ['paper', 'ink', 'muted', 'rule', 'accent'].flatMap((name) => {
    try {
      colorToken(tokens, name);
      return [];
    } catch (error) {
      return error instanceof Error ? [error.message] : [];
    }
  });
}

async function importSite(file: string): Promise<{ site: unknown } | { problem: string }> {
  try {
    const module = (await import(projectUrl(file).href)) as { site?: unknown };
    return { site: module.site };
  } catch (error) {
    return { problem: loadingProblem(error) };
  }
}

/** Node.js names the line in front of the stack of a file that it cannot parse, otherwise in it. */
function loadingProblem(error: unknown): string {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const [, line] = /site\.config\.ts:(\d+)/.exec(stack) ?? [];
  // The parser names the parts of its grammar, such as `ident`.
  if (error instanceof SyntaxError) {
    const above = line ? ' in that line and the one above' : '';
    return `${line ? `:${line}` : ''} is not valid TypeScript. Look${above} for a comma, a quote or a bracket that is missing or one too many.`;
  }
  const [reason = ''] = message.split('\n');
  return line
    ? `:${line} cannot be read: ${reason}. Correct that line.`
    : ` cannot be read: ${reason}. Correct it.`;
}

const oneOf = new Intl.ListFormat('en', { type: 'disjunction' });

/** What src/i18n/ has: a file for each language, and a folder of the same name. */
function languages(): string[] {
  const folders = globSync('*/', { cwd: projectPath('src/i18n') });
  return folders.map((folder) => basename(folder)).toSorted();
}

function referenceProblems({ headlineFont, newsletter, footerPages }: Publication): string[] {
  const font = headlineFontProblem(headlineFont.file);
  return [
    ...(font ? [`headlineFont.file is "${headlineFont.file}", but ${font}`] : []),
    ...missingFile('newsletter.id', newsletter.id, {
      folder: 'content/newsletters',
      endings: ['.yaml'],
    }),
    ...footerPages.flatMap((id, i) =>
      missingFile(`footerPages[${i}]`, id, { folder: 'content/pages', endings: MARKDOWN_ENDINGS }),
    ),
  ];
}

function missingFile(
  setting: string,
  id: string,
  { folder, endings }: { folder: string; endings: readonly string[] },
): string[] {
  const names = endings.map((ending) => id + ending);
  if (names.some((name) => existsSync(projectPath(`${folder}/${name}`)))) return [];
  const files = globSync(
    endings.map((ending) => `*${ending}`),
    { cwd: projectPath(folder) },
  );
  const ids = files.map((file) => basename(file, extname(file))).toSorted();
  const others = ids.length > 0 ? `, or set ${setting} to ${oneOf.format(ids)}` : '';
  return [
    `${setting} is "${id}", but there is no ${folder}/${names.join(' or ')}. Add that file${others}.`,
  ];
}
