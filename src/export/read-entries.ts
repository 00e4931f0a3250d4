import type { z } from 'zod';
import { isDraft } from '../articles/loading/draft-problems.ts';
import { type articleSchema, articleSchemaFor } from '../articles/article.ts';
import { type PageFrontMatter, pageSchema } from '../articles/page.ts';
import type { ContentProblem } from '../core/content-problem.ts';
import { MARKDOWN_ENDINGS } from '../core/markdown-files.ts';
import { publicationStatus } from '../core/publication.ts';
import { wholeText } from '../feeds/full-text-html.ts';
import { checkData } from '../loading/check-data.ts';
import type { ContentFile } from '../loading/content-file.ts';
import { readContentFolder } from '../loading/content-files.ts';
import { type SplitFile, splitFrontMatter } from '../loading/front-matter.ts';
import { placeProblems } from '../loading/place-problems.ts';
import { type IssueFrontMatter, issueSchema } from '../newsletters/issue.ts';
import type {
  Exported,
  ExportedArticle,
  ExportedIssue,
  ExportedPage,
  Refused,
} from './exported.ts';
import { renderedText } from './rendered-text.ts';

type Read<Entry> = Promise<Entry | { problems: ContentProblem[] }>;
type Reader = (file: ContentFile, split: SplitFile, now: Date) => Read<Exported>;

/** How each kind of entry is read, by its folder in content/. */
const READERS = { articles: readArticle, pages: readPage, issues: readIssue } satisfies Record<
  string,
  Reader
>;

export type EntryKind = keyof typeof READERS;

/** The files of every article, page and issue. */
export async function entryFiles(root: URL): Promise<{ kind: EntryKind; file: ContentFile }[]> {
  const kinds: EntryKind[] = ['articles', 'pages', 'issues'];
  const folders = await Promise.all(
    kinds.map(async (kind) => {
      const { files } = await readContentFolder(root, `content/${kind}`, MARKDOWN_ENDINGS);
      return files.map((file) => ({ kind, file }));
    }),
  );
  return folders.flat();
}

/** One of them as exports take it, or why it cannot be read. */
export async function readEntry(
  kind: EntryKind,
  file: ContentFile,
  now: Date,
): Promise<Exported | Refused> {
  const split = splitFrontMatter(file.path, file.text);
  const read = await READERS[kind](file, split, now);
  if (!('problems' in read)) return read;
  const problems = placeProblems([...split.problems, ...read.problems], [file]);
  return { isDraft: isDraft(split.data), problems };
}

async function readArticle(file: ContentFile, split: SplitFile, now: Date): Read<ExportedArticle> {
  const { data, written, problems } = checkData(file.path, split, articleSchemaFor(split.data));
  if (!data) return { problems };
  const text = await renderedText(file, split, data.language);
  if ('problems' in text) return text;
  // It has passed the schema, which changes the typography of texts.
  const typed = written as z.input<typeof articleSchema>;
  const { image } = typed;
  const { keyPoints, source, corrections, language } = data;
  const legend = [image?.caption, image?.credit].filter((part) => part !== undefined).join(' ');
  return {
    ...text,
    html: wholeText({ html: text.html, keyPoints, source, corrections, language }),
    pictures: [...new Set([...(image ? [image.src] : []), ...text.pictures])],
    status: publicationStatus(data, now),
    headline: typed.headline,
    dek: typed.dek,
    publishedAt: data.publishedAt.toISOString(),
    updatedAt: data.updatedAt?.toISOString(),
    authors: data.authors,
    topics: data.topics,
    language,
    image: image && {
      src: encodeURI(image.src),
      alt: image.alt,
      ...(legend && { caption: legend }),
    },
    formerSlugs: data.formerSlugs ?? [],
  };
}

async function readPage(file: ContentFile, split: SplitFile): Read<ExportedPage> {
  const { data, written, problems } = checkData(file.path, split, pageSchema);
  if (!data) return { problems };
  const text = await renderedText(file, split);
  // It has passed the schema, which changes the typography of texts.
  return 'problems' in text ? text : { ...text, ...(written as PageFrontMatter) };
}

async function readIssue(file: ContentFile, split: SplitFile): Read<ExportedIssue> {
  const { data, written, problems } = checkData(file.path, split, issueSchema);
  if (!data) return { problems };
  // Most issues have no note.
  const isEmpty = split.body.trim() === '';
  const text = isEmpty
    ? { id: file.id, file: file.path, html: '', pictures: [] }
    : await renderedText(file, split);
  if ('problems' in text) return text;
  // It has passed the schema, which changes the typography of texts.
  const { newsletter, date, subject, preview, articles } = written as IssueFrontMatter;
  return { ...text, newsletter, date, subject, preview, articles };
}
