import { readFile, rename, writeFile } from 'node:fs/promises';
import { dump } from 'js-yaml';
import { readRedirects, REDIRECTS_FILE } from '../../../src/articles/loading/redirect-file.ts';
import { isTaken, type SiteAddresses } from '../../../src/articles/loading/site-addresses.ts';
import { type Redirect, redirectFrom } from '../../../src/articles/redirect.ts';

/** Where an address leads: a path, a URL, or the reason why its page is gone. */
type Target = string | { gone: string };

/** Addresses of the old site: the lines that lead them to their target, and why some cannot be led there. */
export interface Claim {
  lines: string[];
  refused: { path: string; why: string }[];
}

/** Adds redirects to those of the publication. */
export class Redirects {
  readonly #file: URL;
  readonly #own: SiteAddresses;
  /** Where addresses lead, by `Redirect.from`. */
  readonly #known: Map<string, string>;

  readonly #lines: string[];

  private constructor(
    file: URL,
    own: SiteAddresses,
    { known, lines }: { known: Map<string, string>; lines: string[] },
  ) {
    this.#file = file;
    this.#own = own;
    this.#known = known;
    this.#lines = lines;
  }

  /** `own` are the addresses that the publication has itself, with those of the import. */
  static async read(root: URL, own: SiteAddresses): Promise<Redirects> {
    const { redirects } = await readRedirects(root);
    const known = redirects.map((redirect) => [redirect.from, goal(redirect)] as const);
    const file = new URL(REDIRECTS_FILE, root);
    const lines = linesIn(await readFile(file, 'utf8').catch(() => ''));
    return new Redirects(file, own, { known: new Map(known), lines });
  }

  /** Reserves addresses of the old site for a target. */
  claim(addresses: readonly string[], target: Target): Claim {
    const claim: Claim = { lines: [], refused: [] };
    const urls = addresses.map((address) => new URL(address, 'http://old.invalid'));
    // Of /?p=12, only the path could redirect, and that is another page.
    const paths = urls.filter(({ search }) => search === '').map(({ pathname }) => pathname);
    for (const path of new Set(paths.filter((one) => one !== '/'))) {
      const redirect = redirectFrom(path, target);
      const why = 'from' in redirect ? this.#refusal(redirect) : 'it is not valid';
      if (why) claim.refused.push({ path, why });
      else if ('from' in redirect && !this.#isDone(redirect)) {
        this.#known.set(redirect.from, goal(redirect));
        const line = dump({ [path]: target }, { lineWidth: -1, flowLevel: 1 });
        claim.lines.push(line.trimEnd());
      }
    }
    return claim;
  }

  /** Whether an address leads somewhere, or belongs to a post whose article readers do not see yet. */
  isClaimed(path: string): boolean {
    const redirect = redirectFrom(path, '/');
    return 'from' in redirect && this.#known.has(redirect.from);
  }

  /** Whether there is such a redirect, or an address would redirect to itself. */
  #isDone(redirect: Redirect): boolean {
    const { from, to } = redirect;
    return from === to?.replace(/\/$/, '') || this.#known.get(from) === goal(redirect);
  }

  #refusal(redirect: Redirect): string | undefined {
    if (this.#isDone(redirect)) return undefined;
    const known = this.#known.get(redirect.from);
    if (known !== undefined) return `it leads to ${known}`;
    return isTaken(redirect.from, this.#own) ? 'this publication has it itself' : undefined;
  }

  /** Writes lines into the file, which stays sorted if it is. */
  async write(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    for (const line of lines) this.#lines.splice(placeFor(line, this.#lines), 0, line);
    const fresh = new URL(`${this.#file.href}.new`);
    await writeFile(fresh, `${this.#lines.join('\n')}\n`);
    await rename(fresh, this.#file);
  }
}

function linesIn(text: string): string[] {
  const isEmpty = /^\s*(?:\{\s*\}\s*)?$/.test(text);
  return isEmpty ? [] : text.trimEnd().split('\n');
}

function goal({ to, gone }: Redirect): string {
  return to ?? `a page that is gone: ${gone}`;
}

/** Before the first line that follows it in the alphabet, and the comments above that. */
function placeFor(line: string, lines: readonly string[]): number {
  const next = lines.findIndex((one) => one > line);
  let place = next < 0 ? lines.length : next;
  while (next >= 0 && lines[place - 1]?.startsWith('#')) place--;
  return place;
}
