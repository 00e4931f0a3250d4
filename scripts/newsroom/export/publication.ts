import { readdir, readFile } from 'node:fs/promises';
import { join, posix, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readRedirects } from '../../../src/articles/loading/redirect-file.ts';
import type { Redirect } from '../../../src/articles/redirect.ts';
import { problemReport } from '../../../src/core/problem-report.ts';
import type {
  ExportedArticle,
  ExportedIssue,
  ExportedPage,
  ExportedText,
  Refused,
} from '../../../src/export/exported.ts';
import type { ContentFile } from '../../../src/loading/content-file.ts';
import { readContentFolder } from '../../../src/loading/content-files.ts';
import { parseYaml } from '../../../src/loading/front-matter.ts';
import { buildAside } from '../../build/astro.ts';
import { record, textIn } from '../import/kinds/front-matter-values.ts';

/** A publication, read for an export. */
export interface Publication {
  /** Oldest first. */
  articles: readonly ExportedArticle[];
  pages: readonly ExportedPage[];
  issues: readonly ExportedIssue[];
  /** By file name. */
  authors: ReadonlyMap<string, Named>;
  topics: ReadonlyMap<string, Named>;
  /** The addresses in content/redirects.yaml; `key` is the address as it is written there. */
  redirects: readonly (Redirect & { key: string })[];
  /** The YAML files of authors, topics and newsletters, from the project's root. */
  dataFiles: readonly string[];
  /** The files in public/, from there, with slashes. */
  publicFiles: readonly string[];
}

/** An author or a topic. */
export interface Named {
  id: string;
  name: string;
  about: string;
}

/**
 * Reads the publication in the folder `root`, with its drafts or without them. Throws an Error with the
 * report of all problems if one of the files has a problem.
 */
export async function readPublication(
  root: string,
  { drafts }: { drafts: boolean },
): Promise<Publication> {
  const url = pathToFileURL(`${root}/`);
  const read = {
    articles: [] as Read<ExportedArticle>,
    pages: [] as Read<ExportedPage>,
    issues: [] as Read<ExportedIssue>,
  };
  const build = async (folder: string) => {
    read.articles = await entriesIn(join(folder, 'articles'));
    read.pages = await entriesIn(join(folder, 'pages'));
    read.issues = await entriesIn(join(folder, 'issues'));
  };
  await buildAside('scripts/newsroom/export/astro.config.mjs', build, root);

  const problems = Object.values(read).flatMap((all) =>
    all.flatMap((one) => ('problems' in one && (drafts || !one.isDraft) ? one.problems : [])),
  );
  if (problems.length > 0) throw new Error(`${problemReport(problems)}Nothing was exported.`);
  const authors = await yamlFiles(url, 'authors');
  const topics = await yamlFiles(url, 'topics');
  const newsletters = await yamlFiles(url, 'newsletters');
  return {
    articles: whole(read.articles)
      .filter(({ status }) => drafts || status !== 'draft')
      .toSorted((a, b) => (a.publishedAt + a.id < b.publishedAt + b.id ? -1 : 1)),
    pages: whole(read.pages),
    issues: whole(read.issues),
    authors: byId(authors, 'bio'),
    topics: byId(topics, 'description'),
    redirects: (await readRedirects(url)).redirects,
    dataFiles: [...authors, ...topics, ...newsletters].map(({ path }) => path),
    publicFiles: await filesIn(join(root, 'public')),
  };
}

/** All files of a folder, which need not exist. A link may lead out of it, so it is left out. */
async function filesIn(folder: string): Promise<string[]> {
  const options = { recursive: true, withFileTypes: true } as const;
  const entries = await readdir(folder, options).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'))
    .toSorted();
}

type Read<Entry> = (Entry | Refused)[];

/** What the site in src/export/ wrote for each entry. */
async function entriesIn<Entry>(folder: string): Promise<Read<Entry>> {
  // Without an entry, there is no folder.
  const names = await readdir(folder).catch(() => []);
  const files = names.toSorted().map((name) => readFile(join(folder, name), 'utf8'));
  return (await Promise.all(files)).map((text) => JSON.parse(text) as Entry | Refused);
}

function whole<Entry extends object>(read: Read<Entry>): Entry[] {
  return read.flatMap((one) => ('problems' in one ? [] : [one as Entry]));
}

/** Authors or topics by file name. `about` is the key that describes them. */
function byId(files: readonly ContentFile[], about: string): Map<string, Named> {
  return new Map(
    files.map(({ id, path, text }) => {
      const values = record(parseYaml(path, text).data);
      return [id, { id, name: textIn(values, 'name') ?? id, about: textIn(values, about) ?? '' }];
    }),
  );
}

async function yamlFiles(root: URL, kind: string): Promise<ContentFile[]> {
  return (await readContentFolder(root, `content/${kind}`, ['.yaml'])).files;
}

/** The authors or topics of these file names. */
export function namesOf(ids: readonly string[], all: ReadonlyMap<string, Named>): Named[] {
  return ids.map((id) => all.get(id) ?? { id, name: id, about: '' });
}

/** The pictures of a text: the path as the text has it, and the file from the project's root. */
export function pictureFiles({ file, pictures }: ExportedText): { path: string; file: string }[] {
  return pictures.map((path) => ({ path, file: posix.join(posix.dirname(file), path) }));
}
