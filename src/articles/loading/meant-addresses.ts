import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { type ContentProblem, shown } from '../../core/content-problem.ts';
import { decodedPart } from '../../core/percent-encoding.ts';
import { FILE_NAME } from '../../story/loading/link-address.ts';
import { hasAnchor, SUGGESTIONS } from '../../story/loading/body-links.ts';
import { isSeen, sourceOf } from './link-problems.ts';
import { nearestAddress } from './nearest-address.ts';
import type { SiteAddresses } from './site-addresses.ts';

/**
 * The problems, in which a relative link (`other-story`, `../about/`, `report.pdf`) is corrected to the address of
 * the site that it was probably meant to be. Only what readers see at `seenAt` counts; without it, all does.
 */
export function withMeantAddresses(
  problems: readonly ContentProblem[],
  { root, addresses, seenAt }: { root: URL; addresses: SiteAddresses; seenAt: Date | undefined },
): ContentProblem[] {
  let count = 0;
  return problems.map((problem) => {
    const { file, key, written = '', instead } = problem;
    const [path = '', fragment] = written.split('#', 2);
    const isRelative = key === 'link' && /^[^/?#:]+(?:\/[^?#:]*)?$/.test(path);
    if (!isRelative || instead !== undefined || ++count > SUGGESTIONS) return problem;
    const names = [...addresses].flatMap(([name, { lost, article, source }]) =>
      lost || source === sourceOf(file) || (article && !isSeen(article, seenAt)) ? [] : name,
    );
    const plain = decodedPart(path).replace(/^(?:\.{1,2}\/)+/, '');
    if (FILE_NAME.test(plain)) return ofFile(problem, plain, { root, names, fragment });
    if (plain === '') return problem;
    const near = addressFor(plain.replace(/\/$/, ''), names);
    if (near === undefined) return problem;
    const anchors = addresses.get(near)?.article?.state?.anchors;
    const hasPart = fragment !== undefined && anchors && hasAnchor(new Set(anchors), fragment);
    const better = hasPart ? `${near}#${fragment}` : near;
    const expected = `an address of the site, from the root; the nearest is ${better}`;
    return { ...problem, expected, better };
  });
}

/** The address whose last parts are those of a relative path, or nearly so. */
function addressFor(path: string, names: readonly string[]): string | undefined {
  const likely = [`/articles/${path}/`, `/${path}/`];
  return (
    likely.find((one) => names.includes(one)) ??
    names.find((one) => one.endsWith(`/${path}/`)) ??
    likely.map((one) => nearestAddress(one, names)).find((one) => one !== undefined)
  );
}

/** The problem of a relative link to a file, which is in public/, beside the text, or nowhere. */
function ofFile(
  problem: ContentProblem,
  path: string,
  { root, names, fragment }: { root: URL; names: readonly string[]; fragment: string | undefined },
): ContentProblem {
  const part = fragment === undefined ? '' : `#${fragment}`;
  const name = posix.basename(path);
  const here =
    names.find((one) => one === `/${path}`) ?? names.find((one) => one.endsWith(`/${name}`));
  if (here !== undefined)
    return { ...problem, expected: `a link from the root: ${here}`, better: here + part };
  if (existsSync(new URL(posix.join(posix.dirname(problem.file), path), root))) return problem;
  const near = nearestAddress(`/${path}`, names);
  const nearest = near === undefined ? '' : `; the nearest is ${near}`;
  const expected = `a file that exists: ${shown(name)} is neither in public/ nor beside the text${nearest}`;
  return { ...problem, expected, ...(near !== undefined && { better: near + part }) };
}
