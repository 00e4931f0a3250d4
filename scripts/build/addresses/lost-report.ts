import { namesIn } from '../../../src/core/value-at.ts';
import { REDIRECTS_FILE } from '../../../src/articles/loading/redirect-file.ts';
import { links } from '../../../src/core/links.ts';
import { MARKDOWN_ENDINGS } from '../../../src/core/markdown-files.ts';
import { nearest } from '../../../src/core/nearest.ts';
import { readContentFolder } from '../../../src/loading/content-files.ts';
import { splitFrontMatter } from '../../../src/loading/front-matter.ts';
import { LEDGER } from './address-ledger.ts';

/**
 * The report about lost addresses: for each, the line to add. `added` are the addresses that are new in this
 * build, one of which may be the successor. `root` is the project's folder.
 */
export async function lostReport(
  root: URL,
  lost: readonly string[],
  added: readonly string[],
): Promise<string> {
  const remedies = await Promise.all(lost.map((address) => remedyFor(root, address, added)));
  const one = lost.length === 1;
  return [
    `${one ? '1 published address' : `${lost.length} published addresses`} would be lost. ${one ? 'Add' : 'For each, add'} a line, so that links to ${one ? 'it' : 'them'} still lead somewhere:`,
    ...remedies,
    `Every address that was published is in ${LEDGER}.`,
  ].join('\n\n');
}

async function remedyFor(root: URL, address: string, added: readonly string[]): Promise<string> {
  const successor = successorOf(address, added);
  const slug = slugIn(address);
  const renamed = slug && successor && (await formerSlugsLine(root, slug, slugIn(successor) ?? ''));
  const target = successor ?? '{ gone: Why it is gone. }';
  return [
    address,
    ...(renamed
      ? [
          `  If it is now ${successor}, in ${renamed.file}:`,
          `    ${renamed.line}`,
          `  Otherwise in ${REDIRECTS_FILE}, with the reason or its new address:`,
          `    ${address}: { gone: Why it is gone. }`,
        ]
      : [
          `  In ${REDIRECTS_FILE}, with the reason or its new address:`,
          `    ${address}: ${target}`,
        ]),
  ].join('\n');
}

/** The new address of the same kind whose name is the most similar, or the only one. */
function successorOf(address: string, added: readonly string[]): string | undefined {
  const [, kind = '', name = '', rest = ''] =
    /^(\/(?:[^/]+\/(?=[^/]))?)([^/]+)(.*)$/.exec(address) ?? [];
  const names = added.flatMap((one) => {
    const isOfKind = one.startsWith(kind) && one.endsWith(rest);
    const other = one.slice(kind.length, one.length - rest.length);
    return isOfKind && other !== '' && !other.includes('/') ? other : [];
  });
  const [only, another] = names;
  const found = nearest(name, names) ?? (another === undefined ? only : undefined);
  return found === undefined ? undefined : `${kind}${found}${rest}`;
}

function slugIn(address: string): string | undefined {
  const [, slug] = /^\/articles\/([^/]+)\/$/.exec(address) ?? [];
  return slug !== undefined && links.article(slug) === address ? slug : undefined;
}

/** The line of front matter that makes `slug` an earlier name of an article, and the article's file. */
async function formerSlugsLine(root: URL, slug: string, successor: string) {
  const { files } = await readContentFolder(root, 'content/articles', MARKDOWN_ENDINGS);
  const file = files.find(({ id }) => id === successor);
  if (!file) return undefined;
  const former = namesIn(splitFrontMatter(file.path, file.text).data, 'formerSlugs');
  return { file: file.path, line: `formerSlugs: [${[...former, slug].join(', ')}]` };
}
