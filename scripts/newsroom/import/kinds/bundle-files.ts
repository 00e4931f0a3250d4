import { posix } from 'node:path';
import type { LeftOut } from '../source-post.ts';

const INDEX = /^index\.[a-z]+$/i;

/** Pictures, which articles take along, and files of the system. */
const OTHERS = /\.(?:avif|gif|heic|jpe?g|png|svg|webp)$|(?:^|\/)(?:\.|Thumbs\.db$)/i;

/**
 * The files in the folders of posts such as `a-post/index.md` that are neither posts nor pictures: recordings, PDFs, data.
 * `names` are all files of the folder, `posts` those that are read as posts, and `isDone` says which posts are not
 * imported now, and which files are carried over.
 */
export function bundleFiles(
  names: readonly string[],
  posts: readonly string[],
  isDone: (name: string) => boolean,
): LeftOut[] {
  const bundles = new Map(
    posts
      .filter((post) => INDEX.test(posix.basename(post)))
      .map((post) => [posix.dirname(post), post] as const),
  );
  // A folder with other ones in it is a section of the site.
  for (const folder of foldersAbove(bundles.keys())) bundles.delete(folder);
  const read = new Set(posts);
  return names.flatMap((from) => {
    if (read.has(from) || OTHERS.test(from) || isDone(from)) return [];
    const post = postOf(posix.dirname(from), bundles);
    return post === undefined || isDone(post) ? [] : { from, reason: REASON };
  });
}

const REASON =
  'is a file beside a post, and no post links to it. To publish it, copy it to public/ and link to it there';

/** All folders above these, each once. */
function foldersAbove(folders: Iterable<string>): Set<string> {
  const above = new Set(['.']);
  for (const folder of folders) {
    let one = posix.dirname(folder);
    for (; !above.has(one); one = posix.dirname(one)) above.add(one);
  }
  return above;
}

/** The post whose folder this is, or is in. */
function postOf(folder: string, bundles: ReadonlyMap<string, string>): string | undefined {
  const post = bundles.get(folder);
  return post !== undefined || folder === '.' ? post : postOf(posix.dirname(folder), bundles);
}
