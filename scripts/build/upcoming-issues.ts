import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { links } from '../../src/core/links.ts';

/**
 * The folder in a build for the emails of upcoming issues: beside the site, so that `npm run issue` finds
 * them and no server serves them.
 */
export const UPCOMING = 'upcoming/';

/** An Astro integration that moves the emails of upcoming issues out of the built site. */
export function upcomingIssues() {
  return {
    name: 'upcoming-issues',
    hooks: {
      'astro:build:done': async ({ dir: client }: { dir: URL }) => {
        const built = new URL(`.${links.upcoming}`, client);
        const folder = new URL(`../${UPCOMING}`, client);
        await rm(folder, { recursive: true, force: true });
        if (existsSync(built)) await rename(built, folder);
      },
    },
  };
}
