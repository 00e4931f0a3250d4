import { cp, mkdir, rm } from 'node:fs/promises';
import { links } from '../src/domain/links.ts';

/** Where the mails of issues to come are, from the project's root. */
export const UPCOMING_FOLDER = '.broadsheet/upcoming/';

/**
 * An integration of Astro. Moves the mails of issues whose day is to come out of the built site, to
 * where `npm run issue` finds them and no server does.
 */
export function upcomingIssues() {
  let folder: URL;
  return {
    name: 'upcoming-issues',
    hooks: {
      'astro:config:setup': ({ config }: { config: { root: URL } }) => {
        folder = new URL(UPCOMING_FOLDER, config.root);
      },
      'astro:build:done': async ({ dir }: { dir: URL }) => {
        const built = new URL(`.${links.upcoming}`, dir);
        await rm(folder, { recursive: true, force: true });
        await mkdir(folder, { recursive: true });
        await cp(built, folder, { recursive: true }).catch(unlessMissing);
        await rm(built, { recursive: true, force: true });
      },
    },
  };
}

/** A build without such issues writes no folder. */
function unlessMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
