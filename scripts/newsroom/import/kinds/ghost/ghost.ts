import { extname } from 'node:path';
import {
  type ExportFiles,
  linkedFileIn,
  pictureIn,
  textOfFile,
} from '../../exports/export-files.ts';
import { exportFiles } from '../../exports/open-export.ts';
import type { LeftOut, Source } from '../../source-post.ts';
import { record, type Values } from '../front-matter-values.ts';
import { ghostPost } from './ghost-post.ts';
import { redirectsIn } from './ghost-redirects.ts';
import { GhostTables } from './ghost-tables.ts';

/**
 * An export of Ghost: its JSON file, or a folder or ZIP file with it. Pictures are read from
 * `content/images/` beside it, and redirects from their file, if those are there.
 */
export async function ghostExport(place: string): Promise<Source> {
  const files = await exportFiles(place);
  const tables = await tablesIn(files, place);
  const { redirects, leftOut } = await redirectsIn(files);
  const oldPaths = Map.groupBy(redirects, ({ to }) => to);
  const posts = tables.flatMap((table) => table.posts.map((post) => ({ post, table })));
  return {
    async *posts() {
      for (const { post, table } of posts)
        if (!isPage(post)) yield ghostPost(post, table, oldPaths);
    },
    // Smaller versions are in folders of their own: content/images/size/w600/2024/a.jpg.
    file: (src) =>
      pictureIn(files, src.replace(/\/size\/w\d+(?:h\d+)?(?:\/format\/\w+)?\//, '/'), 'images'),
    linkedFile: (href) =>
      linkedFileIn(files, href, { folders: /(?:content\/)?(?:files|media)\/.+$/ }),
    redirects,
    leftOut: [
      ...posts.filter(({ post }) => isPage(post)).map(({ post }) => page(post)),
      ...leftOut,
    ],
  };
}

async function tablesIn(files: ExportFiles, place: string): Promise<GhostTables[]> {
  const names = files.names.filter(
    (name) =>
      extname(name).toLowerCase() === '.json' && !/(?:^|\/)(?:themes|settings)\//.test(name),
  );
  const tables: GhostTables[] = [];
  for (const name of names) {
    const table = GhostTables.from(parsed(await textOfFile(files, name), name));
    if (table) tables.push(table);
  }
  if (tables.length === 0)
    throw new Error(`${place} is not an export of Ghost: it contains no posts.`);
  return tables;
}

function parsed(json: string, name: string): Values {
  try {
    return record(JSON.parse(json));
  } catch {
    throw new Error(
      `${name} is not valid JSON. It may be incomplete: download or export it again.`,
    );
  }
}

function isPage({ type, page: isOldPage }: Values): boolean {
  return type === 'page' || isOldPage === true || isOldPage === 1;
}

function page({ slug, title }: Values): LeftOut {
  return {
    from: typeof slug === 'string' ? `/${slug}/` : `“${String(title)}”`,
    reason: 'is a page',
  };
}
