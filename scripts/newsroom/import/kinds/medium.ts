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
  const responses = new Set<string>();
  let isMedium = false;
  for (const name of names) {
    const { isEntry, isResponse } = mediumPost(name, await textOfFile(files, name));
    isMedium ||= isEntry;
    if (isResponse) responses.add(name);
  }
  if (!isMedium)
    throw new Error(`${place} is not an export of Medium: it contains no posts/*.html.`);
  return {
    async *posts() {
      for (const name of names)
        if (!responses.has(name)) yield mediumPost(name, await textOfFile(files, name)).post;
    },
    file: (src) => pictureIn(files, src),
    leftOut: Array.from(responses, (from): LeftOut => ({
      from,
      reason: 'is a response to another story',
    })),
  };
}
