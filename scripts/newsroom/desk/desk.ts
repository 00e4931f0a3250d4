import { setDeskReader } from '../../../src/desk/desk.ts';
import type { KnownProblems } from '../../build/known-problems.ts';

/** An Astro integration that adds the desk of the newsroom, /desk/, to the development server. */
export function desk(problems: KnownProblems) {
  return {
    name: 'desk',
    hooks: {
      'astro:config:setup': ({ command, injectRoute }: Setup) => {
        if (command !== 'dev') return;
        injectRoute({
          pattern: '/desk/',
          entrypoint: './src/desk/desk.astro',
          prerender: false,
        });
        setDeskReader(async (wanted) => {
          // A build needs none of it.
          const { readDesk } = await import('./read-desk.ts');
          return readDesk(problems.all(), { ...wanted, now: new Date() });
        });
      },
    },
  };
}

/** The parts of Astro's hook that are used here. */
interface Setup {
  command: string;
  injectRoute(route: { pattern: string; entrypoint: string; prerender: boolean }): void;
}
