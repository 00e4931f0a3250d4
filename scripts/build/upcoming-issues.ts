import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { links } from '../../src/core/links.ts';

/**
 * Where a build keeps the mails of issues whose day is to come, from its folder: beside the site, so that
 * `npm run issue` finds them and no server does.
 */
export const UPCOMING = 'upcoming/';

/** An integration of Astro. Moves the mails of issues to come out of the built site. */
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
