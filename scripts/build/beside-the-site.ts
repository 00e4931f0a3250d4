import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { links } from '../../src/core/links.ts';

/**
 * The folder in a build for the emails of upcoming issues: beside the site, so that `npm run issue` finds
 * them and no server serves them.
 */
export const UPCOMING = 'upcoming/';

/** The file in a build with its permanent addresses, for the ledger. */
export const ADDRESSES = 'addresses.json';

/** An Astro integration that moves what is not for readers out of the built site. */
export function besideTheSite() {
  const moves = [
    [links.upcoming, UPCOMING],
    [links.addresses, ADDRESSES],
  ] as const;
  return {
    name: 'beside-the-site',
    hooks: {
      'astro:build:done': async ({ dir: client }: { dir: URL }) => {
        for (const [path, name] of moves) {
          const built = new URL(`.${path}`, client);
          const target = new URL(`../${name}`, client);
          await rm(target, { recursive: true, force: true });
          if (existsSync(built)) await rename(built, target);
        }
      },
    },
  };
}
