import type { KeptFiles } from '../../../src/loading/kept-files.ts';
import { namesInHtml } from './names-in-html.ts';

/** The lists of names, and for each page or part the number of its list. */
interface Index {
  lists: string[];
  of: Record<string, number>;
}

/**
 * Which of the names of a style, `inStyle`, each page and part has. Those of earlier builds are in one
 * file, under `key`, so that a kept page need not be read for them.
 */
export function keptNames(
  kept: Pick<KeptFiles, 'read'> & { keep(key: string, content: string): unknown },
  key: string,
  inStyle: ReadonlySet<string>,
) {
  const before = parsed(kept.read(key));
  const numbers = new Map<string, number>();
  const now: Index = { lists: [], of: {} };
  return {
    /** The names in what has this key in `kept`. `html` reads it. */
    of(pageKey: string, html: () => string): readonly string[] {
      const list =
        before.lists[before.of[pageKey] ?? -1] ??
        [...namesInHtml(html()).intersection(inStyle)].toSorted().join(' ');
      let number = numbers.get(list);
      if (number === undefined) numbers.set(list, (number = now.lists.push(list) - 1));
      now.of[pageKey] = number;
      return list.split(' ');
    },
    /** Keeps all that were asked for. */
    keep(): void {
      kept.keep(key, JSON.stringify(now));
    },
  };
}

function parsed(content: Buffer | undefined): Index {
  // Kept by an earlier build under a digest of the code that wrote it.
  return content ? (JSON.parse(content.toString()) as Index) : { lists: [], of: {} };
}
