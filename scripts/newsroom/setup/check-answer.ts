import { publicationProblems } from '../../../src/settings/publication-settings.ts';
import { siteUrlProblem } from '../../../src/settings/site-address.ts';
import { contrastRatio, MINIMUM_CONTRAST } from '../../../src/styles/contrast-ratio.ts';
import { readableColor } from '../../../src/styles/readable-color.ts';
import { languages } from '../../settings/publication.ts';

/** A question of setup: the setting that it fills, and what to call it, such as `--name` or `The name`. */
interface Question {
  setting: string;
  name: string;
}

/** What is wrong with the answer to a question, and how to fix it; `undefined` if it is valid. */
export function settingProblem(
  site: object,
  { setting, name }: Question,
  value: unknown,
): string | undefined {
  const problems = publicationProblems({ ...site, [setting]: value }, languages());
  const found = problems.find((problem) => problem.startsWith(`${setting} `));
  return found && `${name}${found.slice(setting.length)}`;
}

/** The same for the URL of the site, which may be empty. */
export function urlProblem(url: string, name: string): string | undefined {
  return url === '' ? undefined : siteUrlProblem(url, name);
}

/** The same for a postal address, with commas between its lines. */
export function postalAddressProblem(address: string, name: string): string | undefined {
  if (addressLines(address).length > 0) return undefined;
  return `${name} has no text. Set the postal address of the publisher: an issue without one is not sent.`;
}

/** The lines of a postal address, which commas separate. */
export function addressLines(address: string): string[] {
  return address
    .split(',')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** The same for an accent on paper of a color, both as `#8f1d1d`. */
export function accentProblem(color: string, paper: string, name: string): string | undefined {
  if (!/^#[\da-f]{6}$/i.test(color))
    return `${name} is ${JSON.stringify(color)}. Set a color such as "#8f1d1d".`;
  const ratio = contrastRatio(color, paper);
  if (ratio >= MINIMUM_CONTRAST) return undefined;
  return `${name} is ${color}. On paper (${paper}), it has a contrast of ${ratio.toFixed(1)}; text needs ${MINIMUM_CONTRAST}. Set another color, such as ${readableColor(color, paper)}.`;
}
