import { pictureIn, textOfFile } from '../exports/export-files.ts';
import { exportFiles } from '../exports/open-export.ts';
import type { LeftOut, Source } from '../source-post.ts';
import { mediumPost } from './medium-post.ts';

/** An export of Medium: its ZIP file, or a folder with `posts/`. */
export async function mediumExport(place: string): Promise<Source> {
  const files = await exportFiles(place);
  const inPosts = files.names.filter((name) => /(?:^|\/)posts\/[^/]+\.html$/.test(name));
  const names =
    inPosts.length > 0 ? inPosts : files.names.filter((name) => /^[^/]+\.html$/.test(name));
  const leftOut = new Map<string, string>();
  let isMedium = false;
  for (const name of names) {
    try {
      const { isEntry, isResponse } = mediumPost(name, await textOfFile(files, name));
      isMedium ||= isEntry;
      if (isResponse) leftOut.set(name, 'is a response to another story');
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      leftOut.set(name, 'is HTML that is nested too deeply to read');
    }
  }
  if (!isMedium)
    throw new Error(`${place} is not an export of Medium: it contains no posts/*.html.`);
  return {
    async *posts() {
      for (const name of names)
        if (!leftOut.has(name)) yield mediumPost(name, await textOfFile(files, name)).post;
    },
    file: (src) => pictureIn(files, src),
    leftOut: Array.from(leftOut, ([from, reason]): LeftOut => ({ from, reason })),
  };
}
