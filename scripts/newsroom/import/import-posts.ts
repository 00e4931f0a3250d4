import { idsOfText } from '../../../src/articles/loading/page-ids.ts';
import { REDIRECTS_FILE } from '../../../src/articles/loading/redirect-file.ts';
import { links } from '../../../src/core/links.ts';
import { addressesWith } from './addresses-with.ts';
import { ArticleFiles } from './article-files.ts';
import { type ConvertedPost, convertPost } from './convert-post.ts';
import { Downloads } from './downloads.ts';
import { ImportedPosts } from './imported-posts.ts';
import { KeptConversions } from './kept-conversions.ts';
import { LinkedFiles } from './linked-files.ts';
import { LinkTargets, whyUnseen } from './link-targets.ts';
import { AUTHORS, Names, TOPICS } from './names.ts';
import { addOtherRedirects } from './other-redirects.ts';
import { placesOf, type PlannedArticle, readPlan } from './plan.ts';
import { Redirects } from './redirects.ts';
import { ImportReport } from './report.ts';
import { severalAuthors, severalNote } from './several-authors.ts';
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
 * written with `_` before its name, which keeps it out of the site, and nothing leads to what readers do not see.
 */
export async function importPosts(options: ImportOptions): Promise<ImportReport> {
  const { source, root, isReal } = options;
  const report = new ImportReport();
  const files = await ArticleFiles.open(root);
  const names = {
    authors: await Names.read(root, AUTHORS),
    topics: await Names.read(root, TOPICS),
  };
  const imported = await ImportedPosts.read(root, source);
  const { plan, oldAddresses } = await readPlan(options, { files, imported });
  const targets = new LinkTargets(oldAddresses, plan, options);
  const downloads = new Downloads(root);
  const linkedFiles = new LinkedFiles(root);
  const conversions = new KeptConversions();
  const deps: Deps = {
    ...options,
    names,
    plan,
    targets,
    download: downloads.bytes,
    conversions,
    linkedFiles,
  };

  await checkArticles(deps);
  const own = await addressesWith(root, { files, plan, names });
  targets.own = own;
  const redirects = await Redirects.read(root, own);
  for await (const { post, name, article } of posts(deps)) {
    const { slug, existing } = article;
    if (existing) {
      const notes = [
        ...(slug === name ? [] : [`${name} exists already as ${slug}`]),
        ...(imported.isChanged(existing.slug, post) ? [CHANGED] : []),
      ];
      report.add({ from: post.from, file: existing.path, status: 'known', notes });
      if (isReal && !imported.has(existing.slug)) await imported.add(existing.slug, post);
      continue;
    }
    const converted = await convert(post, article, deps);
    const { authors, topics } = idsOf(post, deps);
    await names.authors.write(authors, report, isReal);
    await names.topics.write(topics, report, isReal);
    const moved = redirects.claim(post.addresses, links.article(slug));
    const why = whyUnseen(article, options.now);
    for (const { oldPath, address } of converted.files) {
      const { lines, refused } = redirects.claim(oldPath === undefined ? [] : [oldPath], address);
      moved.lines.push(...lines);
      moved.refused.push(...refused);
    }
    const isParked = converted.problems.length > 0;
    report.add({
      from: post.from,
      file: `content/articles/${files.pathOf(slug, converted)}`,
      status: isParked ? 'parked' : 'imported',
      notes: [
        ...converted.problems.map((one) => `parked: ${one}`),
        ...(article.taken
          ? [`is called ${slug}, because ${article.taken} is another article`]
          : []),
        ...post.authors.flatMap((one) => severalNote(one, people(one, names))),
        ...converted.notes,
        ...moved.refused.map(
          ({ path, why: reason }) => `its old address ${path} does not redirect, because ${reason}`,
        ),
        ...(why ? moved.lines.map((line) => waits(line, why)) : []),
      ],
    });
    if (!isReal) continue;
    // First, because a run that is killed here is repeated, and adds each address once.
    if (!why) await redirects.write(moved.lines);
    await linkedFiles.write(converted.files);
    await imported.add(slug, post);
    await files.write(slug, converted);
  }
  await addOtherRedirects({ ...deps, redirects, report });
  await downloads.remove();
  report.leaveOut(source.leftOut ?? []);
  return report;
}

const CHANGED =
  'is not imported again, although its headline and its date have changed since; to import it again, delete its article first';

/** Why an old address does not redirect yet: a build refuses redirects to what readers do not see. */
function waits(line: string, why: string): string {
  return `its old address does not redirect yet, because it ${why}; once readers see it, add to ${REDIRECTS_FILE}: ${line}`;
}

/** What each step of an import needs. */
interface Deps extends ImportOptions {
  names: { authors: Names; topics: Names };
  plan: ReadonlyMap<string, PlannedArticle>;
  targets: LinkTargets;
  download: Downloads['bytes'];
  linkedFiles: LinkedFiles;
  conversions: KeptConversions;
}

/** All posts again, with their articles. */
async function* posts({ source, plan, onProgress }: Deps) {
  const planned = plan.entries();
  let done = 0;
  for await (const post of source.posts()) {
    const [name, article] = planned.next().value ?? [];
    onProgress(++done, plan.size);
    if (name !== undefined && article) yield { post, name, article };
  }
}

/**
 * Finds out what links need to know, before any article is written: which ones a build would refuse, and the
 * parts of the others.
 */
async function checkArticles(deps: Deps): Promise<void> {
  for await (const { post, article } of posts(deps)) {
    if (article.existing) continue;
    idsOf(post, deps);
    const { problems, anchors } = await convert(post, article, deps);
    Object.assign(article, { isParked: problems.length > 0, anchors });
  }
  for (const article of deps.targets.inParts) {
    if (article.anchors || article.isParked) continue;
    const ids = await idsOfText(deps.root, `content/articles/${article.slug}`)();
    article.anchors = new Set(ids);
  }
}

function convert(post: SourcePost, article: PlannedArticle, deps: Deps): Promise<ConvertedPost> {
  const places = placesOf(post);
  return deps.conversions.get(
    article,
    (href) => deps.targets.of(href, article, places),
    (linkTo) =>
      convertPost(post, {
        ...deps,
        ...idsOf(post, deps),
        slug: article.slug,
        files: deps.linkedFiles,
        linkTo,
      }),
  );
}

/** An author that the publication has under this name is one. */
function people(author: SourceName, { authors }: Deps['names']): SourceName[] {
  return authors.has(author.name) ? [author] : severalAuthors(author);
}

function idsOf(post: SourcePost, { names, author, topic }: Deps) {
  return {
    authors: names.authors.idsOf(
      post.authors.flatMap((one) => people(one, names)),
      author,
    ),
    topics: names.topics.idsOf(post.topics, topic),
  };
}
