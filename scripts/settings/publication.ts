import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { publicationProblems } from '../../src/settings/publication-settings.ts';
import { type ThemeColors, withDefaults } from '../../src/core/site-options.ts';
import type { site } from '../../src/site.ts';
import { accentRule } from '../../src/styles/accent-rule.ts';
import { colorToken } from '../../src/styles/color-token.ts';
import { projectPath, projectUrl } from './environment.ts';
import { referenceProblems } from './publication-references.ts';

export type Publication = typeof site;

/**
 * src/site.config.ts, if its values are valid and what it refers to exists. Otherwise one line for each
 * problem: the file, the setting, what was found and how to fix it.
 */
export async function readPublication(): Promise<{ site: Publication } | { problems: string[] }> {
  const file = 'src/site.config.ts';
  const read = await importSite(file);
  if ('problem' in read) return { problems: [`${file}${read.problem}`] };
  const ofValues = publicationProblems(read.site, languages());
  if (ofValues.length > 0) return { problems: ofValues.map((problem) => `${file}: ${problem}`) };
  // References can be checked only if all values have the right type.
  const site = withDefaults(read.site as Publication);
  const inConfig = (await referenceProblems(site)).map((problem) => `${file}: ${problem}`);
  const problems = [...inConfig, ...tokenProblems(site.accent)];
  return problems.length > 0 ? { problems } : { site };
}

/** Colors that are missing for emails, link cards and the icon. */
function tokenProblems(accent: ThemeColors | undefined): string[] {
  const file = 'src/styles/tokens.css';
  if (!existsSync(projectPath(file)))
    return [`${file} does not exist. Restore it: it contains your colors and fonts.`];
  const tokens = readFileSync(projectPath(file), 'utf8');
  if (accent && /--accent\s*:/.test(tokens))
    return [`${file}: --accent is also set in src/site.config.ts, as accent. Remove it here.`];
  const look = tokens + accentRule(accent);
  return ['paper', 'ink', 'muted', 'rule', 'accent'].flatMap((name) => {
    try {
      colorToken(look, name);
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

/** Node.js names the line before the stack if it cannot parse the file, otherwise in the stack. */
function loadingProblem(error: unknown): string {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const [, line] = /site\.config\.ts:(\d+)/.exec(stack) ?? [];
  // The parser's own message names parts of its grammar, such as `ident`.
  if (error instanceof SyntaxError) {
    const above = line ? ' on that line and the one above' : '';
    return `${line ? `:${line}` : ''} is not valid TypeScript. Look${above} for a missing or extra comma, quote or bracket.`;
  }
  const [reason = ''] = message.split('\n');
  return line
    ? `:${line} cannot be loaded: ${reason}. Correct that line.`
    : ` cannot be loaded: ${reason}. Correct the file.`;
}

/** The languages of src/i18n/, which has a file and a folder for each. */
export function languages(): string[] {
  const folders = globSync('*/', { cwd: projectPath('src/i18n') });
  return folders.map((folder) => basename(folder)).toSorted();
}
