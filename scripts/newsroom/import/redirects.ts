import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { dump } from 'js-yaml';
import { readRedirects, REDIRECTS_FILE } from '../../../src/articles/loading/redirect-file.ts';
import { isTaken, type SiteAddresses } from '../../../src/articles/loading/site-addresses.ts';
import { redirectFrom } from '../../../src/articles/redirect.ts';
import { replaceDurably } from '../../../src/providers/files/replace-durably.ts';

/** The old addresses of a post: the lines that lead them to its article, and why some cannot be led there. */
export interface Claim {
  lines: string[];
  notes: string[];
}

/** Adds redirects to those of the publication. */
export class Redirects {
  readonly #file: URL;
  readonly #own: SiteAddresses;
  /** Where addresses lead, by `Redirect.from`. */
  readonly #known: Map<string, string>;

  private constructor(file: URL, own: SiteAddresses, known: Map<string, string>) {
    this.#file = file;
    this.#own = own;
    this.#known = known;
  }

  /** `own` are the addresses that the publication has itself, with those of the import. */
  static async read(root: URL, own: SiteAddresses): Promise<Redirects> {
    const { redirects } = await readRedirects(root);
    const known = redirects.map(({ from, to = 'a page that is gone' }) => [from, to] as const);
    return new Redirects(new URL(REDIRECTS_FILE, root), own, new Map(known));
  }

  /** Reserves addresses of the old site for `target`, a path from the root of this site. */
  claim(addresses: readonly string[], target: string): Claim {
    const claim: Claim = { lines: [], notes: [] };
    const urls = addresses.map((address) => new URL(address, 'http://old.invalid'));
    // Of /?p=12, only the path could redirect, and that is another page.
    const paths = urls.filter(({ search }) => search === '').map(({ pathname }) => pathname);
    for (const path of new Set(paths.filter((one) => one !== '/'))) {
      const redirect = redirectFrom(path, target);
      const from = 'from' in redirect ? redirect.from : undefined;
      const known = from === undefined ? undefined : this.#known.get(from);
      if (from === target.replace(/\/$/, '') || known === target) continue;
      if (from === undefined)
        claim.notes.push(`its old address ${path} does not redirect, because it is not valid`);
      else if (known !== undefined)
        claim.notes.push(`its old address ${path} does not redirect, because it leads to ${known}`);
      else if (isTaken(from, this.#own))
        claim.notes.push(
          `its old address ${path} does not redirect, because this publication has it itself`,
        );
      else {
        this.#known.set(from, target);
        claim.lines.push(dump({ [path]: target }, { lineWidth: -1 }).trimEnd());
      }
    }
    return claim;
  }

  /** Writes lines into the file, which stays sorted if it is. */
  async write(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    const text = await readFile(this.#file, 'utf8').catch(() => '');
    const all =
      text.trim() === '{}'
        ? []
        : text
            .trimEnd()
            .split('\n')
            .filter((one, i) => one || i);
    for (const line of lines) all.splice(placeFor(line, all), 0, line);
    await replaceDurably(fileURLToPath(this.#file), `${all.join('\n')}\n`);
  }
}

/** Before the first line that follows it in the alphabet, and the comments above that. */
function placeFor(line: string, lines: readonly string[]): number {
  const next = lines.findIndex((one) => one > line);
  let place = next < 0 ? lines.length : next;
  while (next >= 0 && lines[place - 1]?.startsWith('#')) place--;
  return place;
}
