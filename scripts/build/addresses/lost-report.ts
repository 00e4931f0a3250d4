import { namesIn } from '../../../src/core/value-at.ts';
import { LEDGER } from '../../../src/loading/address-ledger.ts';
import { readRedirects, REDIRECTS_FILE } from '../../../src/articles/loading/redirect-file.ts';
import { links } from '../../../src/core/links.ts';
import { MARKDOWN_ENDINGS } from '../../../src/core/markdown-files.ts';
import { type Moves, successorOf } from '../../../src/core/successor.ts';
import type { ContentFile } from '../../../src/loading/content-file.ts';
import { readContentFolder } from '../../../src/loading/content-files.ts';
import { splitFrontMatter } from '../../../src/loading/front-matter.ts';

/** What is known of where pages are now. */
interface Known extends Pick<Moves, 'added'> {
  /** Where addresses, without a slash at their end, led before. */
  moved: ReadonlyMap<string, string>;
}

/**
 * The report about lost addresses: for each, the line to add. `root` is the project's folder.
 */
export async function lostReport(
  root: URL,
  lost: readonly string[],
  known: Known,
): Promise<string> {
  const { files } = await readContentFolder(root, 'content/articles', MARKDOWN_ENDINGS);
  const { redirects } = await readRedirects(root);
  const moves = { ...known, lost, targets: new Set(redirects.flatMap(({ to }) => to ?? [])) };
  const remedies = lost.map((address) => remedyFor(files, address, moves));
  const one = lost.length === 1;
  return [
    'The build stopped, and the site that is served did not change.',
    `${one ? '1 published address' : `${lost.length} published addresses`} would be lost. ${one ? 'Add' : 'For each, add'} a line, so that links to ${one ? 'it' : 'them'} still lead somewhere:`,
    ...remedies,
    `Every address that was published is in ${LEDGER}.`,
  ].join('\n\n');
}

function remedyFor(
  articles: readonly ContentFile[],
  address: string,
  moves: Known & Moves,
): string {
  const successor = moves.moved.get(address.replace(/\/$/, '')) ?? successorOf(address, moves);
  const slug = slugIn(address);
  const gone = '{ gone: Why it is gone. }';
  return [
    address,
    ...(slug === undefined
      ? [
          `  In ${REDIRECTS_FILE}, with the reason or its new address:`,
          `    ${address}: ${successor ?? gone}`,
        ]
      : [
          ...formerSlugsLines(articles, slug, successor),
          `  Otherwise in ${REDIRECTS_FILE}, with the reason or its new address:`,
          `    ${address}: ${gone}`,
        ]),
  ].join('\n');
}

function slugIn(address: string): string | undefined {
  const [, slug] = /^\/articles\/([^/]+)\/$/.exec(address) ?? [];
  return slug !== undefined && links.article(slug) === address ? slug : undefined;
}

/** The line of front matter that makes `slug` an earlier name of an article, and in which file. */
function formerSlugsLines(
  articles: readonly ContentFile[],
  slug: string,
  successor: string | undefined,
): string[] {
  const id = slugIn(successor ?? '');
  const file = articles.find((one) => one.id === id);
  const former = file ? namesIn(splitFrontMatter(file.path, file.text).data, 'formerSlugs') : [];
  return [
    file
      ? `  If it is now ${successor}, in ${file.path}:`
      : '  If the article has a new address, add to its file:',
    `    formerSlugs: [${[...former, slug].join(', ')}]`,
  ];
}
