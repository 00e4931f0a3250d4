import { ArticleFiles } from './article-files.ts';
import { convertPost } from './convert-post.ts';
import { momentFrom } from './moments.ts';
import { AUTHORS, Names, TOPICS } from './names.ts';
import { OldAddresses } from './old-addresses.ts';
import { Redirects } from './redirects.ts';
import { ImportReport } from './report.ts';
import { slugFrom } from '../../../src/core/slug.ts';
import { UniqueSlugs } from './slugs.ts';
import type { Source, SourceName, SourcePost } from './source-post.ts';

export interface ImportOptions {
  source: Source;
  /** The project's folder, with a slash at its end. */
  root: URL;
  /** IANA zone of times in the export that name none. */
  timeZone: string;
  /** Of the publication (BCP 47): names files after German headlines in German spelling. */
  language: string;
  now: Date;
  /** Without it, nothing is written. */
  isReal: boolean;
  /** Author and topic of posts that name none. */
  author: SourceName;
  topic: SourceName;
  onProgress(done: number, total: number): void;
}

/**
 * Imports the posts of a source as articles. An article that exists, also under a new name, is left as it is, so that an import
 * that was stopped continues, and a second one changes nothing. An article that a build would refuse is
 * written with `_` before its name, which keeps it out of the site.
 */
export async function importPosts(options: ImportOptions): Promise<ImportReport> {
  const { source, root, timeZone, now, isReal } = options;
  const report = new ImportReport();
  const files = await ArticleFiles.open(root);
  const authors = await Names.read(root, AUTHORS);
  const topics = await Names.read(root, TOPICS);
  const redirects = await Redirects.read(root);
  const { slugs, oldAddresses } = await readAddresses(options);

  let done = 0;
  for await (const post of source.posts()) {
    const slug = slugs[done++] ?? '';
    options.onProgress(done, slugs.length);
    const existing = files.existing(slug);
    if (existing !== undefined) {
      const notes = existing.slug === slug ? [] : [`${slug} exists already as ${existing.slug}`];
      report.add({ from: post.from, file: existing.path, status: 'known', notes });
      continue;
    }
    const converted = await convertPost(post, {
      source,
      timeZone,
      now,
      authors: await authors.idsOf(post.authors, { fallback: options.author, report, isReal }),
      topics: await topics.idsOf(post.topics, { fallback: options.topic, report, isReal }),
      linkTo: (href) => oldAddresses.linkTo(href, placesOf(post)),
    });
    const isParked = converted.problems.length > 0;
    report.add({
      from: post.from,
      file: `content/articles/${files.pathOf(slug, converted)}`,
      status: isParked ? 'parked' : 'imported',
      notes: [...converted.problems.map((one) => `parked: ${one}`), ...converted.notes],
    });
    if (!isReal) continue;
    // First, because a run that is killed here is repeated, and adds each address once.
    if (!isParked) await redirects.add(post.addresses, `/articles/${slug}/`);
    await files.write(slug, converted);
  }
  report.leaveOut(source.leftOut ?? []);
  return report;
}

/** First reading: the names of all articles, and where they were. */
async function readAddresses({ source, timeZone, language }: ImportOptions) {
  const unique = new UniqueSlugs();
  const oldAddresses = new OldAddresses(source.site);
  const slugs: string[] = [];
  for await (const post of source.posts()) {
    const day = momentFrom(post.publishedAt, timeZone)?.toISOString().slice(0, 10);
    const candidates = [post.slug ?? '', post.title].map((text) => slugFrom(text, language));
    const slug = unique.take([...candidates, day ? `post-${day}` : 'post']);
    slugs.push(slug);
    oldAddresses.add(slug, placesOf(post));
  }
  return { slugs, oldAddresses };
}

/** Where a post was: its addresses, and its file in the export. */
function placesOf({ addresses, file }: SourcePost): string[] {
  return [...addresses, ...(file === undefined ? [] : [`/${file}`])];
}
