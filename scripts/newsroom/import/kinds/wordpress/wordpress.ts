import { stat } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { type ExportFiles, linkedFileIn, pictureIn } from '../../exports/export-files.ts';
import { exportFiles } from '../../exports/open-export.ts';
import type { Source } from '../../source-post.ts';
import { isPost, WordPressIndex } from './wordpress-index.ts';
import { wordPressPost } from './wordpress-post.ts';
import { wxrElements } from './wxr.ts';

/**
 * An export of WordPress (WXR): an XML file, or a folder or ZIP file with one or more of them. Pictures
 * are read from `uploads/` beside it, if that is there.
 */
export async function wordPressExport(place: string): Promise<Source> {
  const files = await exportFiles(place);
  const exports = files.names.filter((name) => extname(name).toLowerCase() === '.xml');
  if (exports.length === 0)
    throw new Error(`${place} contains no export of WordPress: no .xml file.`);
  const uploads = await uploadsBeside(place, files);
  const index = new WordPressIndex();
  // Also finds what is malformed, before anything is written.
  for (const name of exports) for await (const one of wxrElements(files, name)) index.add(one);
  return {
    async *posts() {
      for (const name of exports) {
        for await (const one of wxrElements(files, name)) {
          if (one.name === 'item' && isPost(one)) yield wordPressPost(one, index);
        }
      }
    },
    async file(src) {
      // WordPress names smaller versions after the picture: a-300x200.jpg.
      const original = src.replace(/-\d+x\d+(?=\.\w+$)/, '');
      return (
        (await pictureIn(uploads, original, 'uploads')) ??
        (await pictureIn(uploads, src, 'uploads'))
      );
    },
    linkedFile: (href) =>
      linkedFileIn(uploads, href, { folders: /uploads\/.+$/, isAll: uploads !== files }),
    site: index.site,
    redirects: index.redirects,
    leftOut: index.leftOut,
  };
}

async function uploadsBeside(place: string, files: ExportFiles): Promise<ExportFiles> {
  for (const folder of ['uploads', 'wp-content/uploads']) {
    const path = `${dirname(place)}/${folder}`;
    const isThere = (await stat(place)).isFile() && (await stat(path).catch(() => undefined));
    if (isThere && isThere.isDirectory()) return exportFiles(path);
  }
  return files;
}
