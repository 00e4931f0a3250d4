import { type ContentProblem, isUnfinished } from '../../src/core/content-problem.ts';
import { problemBlocks } from '../../src/core/problem-report.ts';
import { escapeXml } from '../../src/core/xml-text.ts';
import type { KnownProblems, Watcher } from './known-problems.ts';

/**
 * An Astro integration for the development server: shows the problems of the content over the page, which
 * stays as it was when its file was valid, and removes them as soon as the files are corrected. What is
 * missing in a draft is only on the desk. Fills `known`.
 */
export function problemOverlay(known: KnownProblems) {
  return {
    name: 'problem-overlay',
    hooks: {
      'astro:server:setup': ({ server: { watcher, ws } }: { server: DevServer }) => {
        const show = (problems: readonly ContentProblem[]) => ws.send(overlay(problems));
        known.follow(watcher, (before) => {
          const problems = urgent(known.all());
          if (problems.length > 0) show(problems);
          // The page may be the same as before, and then nothing else reloads it.
          else if (urgent(before).length > 0) ws.send({ type: 'full-reload' });
          if (known.all().length + before.length > 0)
            ws.send({ type: 'custom', event: PROBLEMS_CHANGED });
        });
        ws.on('connection', () => {
          const problems = urgent(known.all());
          if (problems.length > 0) show(problems);
        });
      },
    },
  };
}

/** The event for pages that show the problems themselves. */
const PROBLEMS_CHANGED = 'broadsheet:problems';

function urgent(problems: readonly ContentProblem[]): ContentProblem[] {
  return problems.filter((problem) => !isUnfinished(problem));
}

/**
 * What Astro's error overlay takes. It shows HTML: without the mark of messages that are, Astro would read the
 * message as Markdown, and hide the marks that it is about (astro/dist/core/module-loader/vite.js).
 */
function overlay(problems: readonly ContentProblem[]) {
  const [first] = problems;
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const title = `${count} in content/`;
  return {
    __isEnhancedAstroErrorPayload: true,
    type: 'error' as const,
    err: {
      name: 'Content',
      title,
      message: `<span style="font-family: monospace">${escapeXml(problemBlocks(problems))}</span>`,
      stack: '',
      loc: { file: first?.file, line: first?.line, column: first?.column },
    },
  };
}

/** The parts of Vite's server that are used here. */
interface DevServer {
  watcher: Watcher;
  ws: { send(payload: object): void; on(event: 'connection', listener: () => void): unknown };
}
