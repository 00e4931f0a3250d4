import type { Root } from 'hast';
import { cleanHtml } from './clean/clean-html.ts';
import type { Cleaning, FileLink, LinkTarget } from './clean/cleaning.ts';
import type { LinkedFile, LinkedFiles } from './linked-files.ts';
import type { Source, SourcePost } from './source-post.ts';

interface Deps {
  source: Source;
  slug: string;
  files: LinkedFiles;
  linkTo: Cleaning['linkTo'];
}

/** The text of a post as clean HTML, what was changed in it, and the files to which it links. */
interface CleanedPost {
  tree: Root;
  notes: string[];
  files: LinkedFile[];
}

/** Cleans the text of a post. A link to a file that the export contains leads to the copy of it. */
export async function cleanPost(
  post: SourcePost,
  headline: string,
  deps: Deps,
): Promise<CleanedPost> {
  const { files, linkTo } = deps;
  const wanted = new Map<string, LinkTarget & { file: FileLink }>();
  const cleaned = clean(post, headline, (href) => {
    const { file, ...target } = linkTo(href);
    if (file) wanted.set(href, { ...target, file });
    return target;
  });
  const targets = new Map<string, LinkTarget>();
  const found = new Map<string, LinkedFile>();
  for (const [href, target] of wanted) {
    const { file, ...changed } = await files.find(href, target, { ...deps, post });
    targets.set(href, changed);
    if (file) found.set(file.address, file);
  }
  if (targets.size === 0) return { ...cleaned, files: [] };
  const again = clean(post, headline, (href) => targets.get(href) ?? linkTo(href));
  return { ...again, files: [...found.values()] };
}

function clean(post: SourcePost, headline: string, linkTo: Cleaning['linkTo']) {
  const notes: string[] = [];
  const note = (text: string) => void notes.push(text);
  return { tree: cleanHtml(post.html(note), headline, { note, linkTo }), notes };
}
