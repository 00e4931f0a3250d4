import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { links } from '../../src/core/links.ts';
import { CAMERA_FILE, hasPosition } from '../../src/pictures/has-position.ts';
import { filesIn } from './files-in.ts';

/** Files of the publisher that replace the built ones: the publication's own icon and logo. */
const REPLACEABLE: readonly string[] = [links.favicon, links.logo];

/** What scripts/ adds to a build after Astro: link cards and the search index. */
const ADDED_LATER = /^\/(?:og|pagefind)\//;

/**
 * An Astro integration that copies public/ into a build after its pages are written. It fails if a file
 * has the address of a page or file of the site, because Astro and Vite would let one overwrite the
 * other without an error. It also fails if an image or a video contains the location where it was taken,
 * because these files are published unchanged.
 */
export function publicFiles() {
  let folder: URL;
  let onDemand: RegExp[] = [];
  return {
    name: 'public-files',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }: Setup) => {
        if (command !== 'build') return;
        folder = config.publicDir;
        // A folder that does not exist, so that Astro copies nothing and skips no page.
        updateConfig({ publicDir: new URL('.broadsheet/no-public/', config.root) });
      },
      'astro:routes:resolved': ({ routes }: { routes: Route[] }) => {
        onDemand = routes.flatMap((r) => (r.isPrerendered ? [] : [r.patternRegex]));
      },
      'astro:build:done': async ({ dir }: { dir: URL }) => {
        if (!existsSync(folder)) return;
        const isBuilt = (address: string) => existsSync(new URL(`.${address}`, dir));
        const addresses = addressesIn(folder);
        const problems = [
          ...publicFileProblems(addresses, { isBuilt, onDemand }),
          ...(await positionProblems(folder)),
        ];
        if (problems.length > 0) throw new PublicFilesError(problems);
        await cp(folder, dir, { recursive: true });
      },
    },
  };
}

/**
 * One line for each file in public/ that has an address of the site. `addresses` are those of the files,
 * from the root; `onDemand` matches the addresses of on-demand routes.
 */
export function publicFileProblems(
  addresses: readonly string[],
  site: { isBuilt: (address: string) => boolean; onDemand: readonly RegExp[] },
): string[] {
  return addresses.flatMap((address) => {
    if (REPLACEABLE.includes(address)) return [];
    const page = address.replace(/\/index\.html$/, '/');
    const isTaken =
      site.isBuilt(address) ||
      ADDED_LATER.test(address) ||
      site.onDemand.some((pattern) => pattern.test(page));
    if (!isTaken) return [];
    return `public${address} has the address ${page}, which the site itself uses. Remove or rename that file.`;
  });
}

/** One line for each file in public/ (`folder`) that states where it was taken. */
export async function positionProblems(folder: URL): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const problems: string[] = [];
  for (const address of addressesIn(folder).filter((one) => CAMERA_FILE.test(one))) {
    const file = fileURLToPath(folder) + address.slice(1);
    if (!(await hasPosition(await readFile(file)))) continue;
    problems.push(
      `public${address} states where it was taken, and files in public/ are published unchanged. Save it without its location, or put it beside an article, where the build removes the location.`,
    );
  }
  return problems;
}

/** Public files that cannot be published. The message is the whole report. */
class PublicFilesError extends Error {
  override name = 'PublicFilesError';

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    // The report names the files; a stack trace would not help.
    this.stack = '';
  }
}

function addressesIn(folder: URL): string[] {
  const root = fileURLToPath(folder);
  return filesIn(root).map((file) => `/${relative(root, file)}`.replaceAll('\\', '/'));
}

/** The parts of the hooks' arguments that are used here. */
interface Setup {
  command: string;
  config: { root: URL; publicDir: URL };
  updateConfig: (changes: object) => unknown;
}

interface Route {
  isPrerendered: boolean;
  patternRegex: RegExp;
}
