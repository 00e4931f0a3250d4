import { posix } from 'node:path';
import type { LeftOut } from '../source-post.ts';

const INDEX = /^index\.[a-z]+$/i;

/** Pictures, which articles take along, and files of the system. */
const OTHERS = /\.(?:avif|gif|heic|jpe?g|png|svg|webp)$|(?:^|\/)(?:\.|Thumbs\.db$)/i;

/**
 * The files in the folders of posts such as `a-post/index.md` that are neither posts nor pictures: recordings, PDFs, data.
 * An article has no place for them. `names` are all files of the folder, and `posts` those that are read as posts.
 */
export function bundleFiles(names: readonly string[], posts: readonly string[]): LeftOut[] {
  const bundles = posts
    .filter((post) => INDEX.test(posix.basename(post)))
    .map((post) => posix.dirname(post))
    // A folder with other ones in it is a section of the site.
    .filter((folder, _, all) => folder !== '.' && !all.some((one) => one.startsWith(`${folder}/`)));
  const read = new Set(posts);
  const isInBundle = foldersIn(new Set(bundles));
  return names
    .filter((name) => !read.has(name) && !OTHERS.test(name) && isInBundle(name))
    .map((from) => ({
      from,
      reason: `is a file of a post. To keep it, copy it to public/ and link to it as /${posix.basename(from)}`,
    }));
}

/** Whether a file is in one of these folders, or in a folder below. */
function foldersIn(folders: ReadonlySet<string>): (name: string) => boolean {
  const isIn = (folder: string): boolean =>
    folders.has(folder) || (folder !== '.' && isIn(posix.dirname(folder)));
  return (name) => isIn(posix.dirname(name));
}
