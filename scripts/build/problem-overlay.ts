import type { ContentProblem } from '../../src/core/content-problem.ts';
import { problemBlocks } from '../../src/core/problem-report.ts';
import { CONTENT_PROBLEMS } from '../../src/loading/load-and-watch.ts';

/**
 * An Astro integration for the development server: shows the problems of the content over the page, which
 * stays as it was when its file was valid, and removes them as soon as the files are corrected.
 */
export function problemOverlay() {
  return {
    name: 'problem-overlay',
    hooks: {
      'astro:server:setup': ({ server: { watcher, ws } }: { server: DevServer }) => {
        const found = new Map<string, readonly ContentProblem[]>();
        const all = () => [...found.values()].flat();
        const show = () => ws.send(overlay(all()));
        watcher.on(CONTENT_PROBLEMS, (collection, problems) => {
          const before = all().length;
          found.set(collection, problems);
          if (all().length > 0) show();
          // The page may be the same as before, and then nothing else reloads it.
          else if (before > 0) ws.send({ type: 'full-reload' });
        });
        ws.on('connection', () => {
          if (all().length > 0) show();
        });
      },
    },
  };
}

/** What Astro's error overlay takes. */
function overlay(problems: readonly ContentProblem[]) {
  const [first] = problems;
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const title = `${count} in content/`;
  return {
    type: 'error' as const,
    err: {
      name: 'Content',
      title,
      message: problemBlocks(problems),
      stack: '',
      loc: { file: first?.file, line: first?.line, column: first?.column },
    },
  };
}

/** The parts of Vite's server that are used here. */
interface DevServer {
  watcher: {
    on(
      event: typeof CONTENT_PROBLEMS,
      listener: (collection: string, problems: readonly ContentProblem[]) => void,
    ): unknown;
  };
  ws: { send(payload: object): void; on(event: 'connection', listener: () => void): unknown };
}
