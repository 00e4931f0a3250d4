import { publicationProblems } from '../../../src/settings/publication-settings.ts';
import { siteUrlProblem } from '../../../src/settings/site-address.ts';
import { contrastRatio, MINIMUM_CONTRAST } from '../../../src/styles/contrast-ratio.ts';
import { readableColor } from '../../../src/styles/readable-color.ts';
import { languages } from '../../settings/publication.ts';

/** What is wrong with a value of a setting, and how to fix it; `undefined` if it is valid. */
export function settingProblem(site: object, setting: string, value: unknown): string | undefined {
  const problems = publicationProblems({ ...site, [setting]: value }, languages());
  return problems.find((problem) => problem.startsWith(`${setting} `));
}

/** The same for the URL of the site, which may be empty. */
export function urlProblem(url: string): string | undefined {
  return url === '' ? undefined : siteUrlProblem(url);
}

/** The same for an accent on paper of a color, both as `#8f1d1d`. */
export function accentProblem(color: string, paper: string): string | undefined {
  if (!/^#[\da-f]{6}$/i.test(color))
    return `${JSON.stringify(color)} is not a color. Set one such as "#8f1d1d".`;
  const ratio = contrastRatio(color, paper);
  if (ratio >= MINIMUM_CONTRAST) return undefined;
  return `${color} on paper (${paper}) has a contrast of ${ratio.toFixed(1)}; text needs ${MINIMUM_CONTRAST}. Choose another color, such as ${readableColor(color, paper)}.`;
}
