import { extname } from 'node:path';
import { pictureIn } from '../exports/export-files.ts';
import { exportFiles } from '../exports/open-export.ts';
import type { Source } from '../source-post.ts';
import { beehiivPost } from './beehiiv-post.ts';
import { csvRows } from './csv-rows.ts';
import { subscriberLists } from './subscriber-lists.ts';

/** An export of beehiiv: its CSV file of posts, or a folder or ZIP file with it. */
export async function beehiivExport(place: string): Promise<Source> {
  const files = await exportFiles(place);
  const tables = files.names.filter((name) => extname(name).toLowerCase() === '.csv');
  const lists = tables.length > 1 ? subscriberLists(files, []) : [];
  const posts = tables.filter((name) => !lists.some(({ from }) => from === name));
  if (posts.length === 0)
    throw new Error(`${place} is not an export of beehiiv: it contains no .csv file.`);
  const rows = (name: string) => csvRows(files, name, ['web_title', 'content_html']);
  // Also finds what is malformed, before anything is written.
  for (const name of posts) for await (const row of rows(name)) void row;
  return {
    async *posts() {
      for (const name of posts) for await (const row of rows(name)) yield beehiivPost(row);
    },
    file: (src) => pictureIn(files, src),
    leftOut: lists,
  };
}
