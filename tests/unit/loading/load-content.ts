import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { DataStore, LoaderContext } from 'astro/loaders';
// Astro exports it nowhere, and what an entry leaves behind when it goes depends on it.
import { MutableDataStore } from '../../../node_modules/astro/dist/content/mutable-data-store.js';
import { authorSchema } from '../../../src/articles/author.ts';
import { topicSchema } from '../../../src/articles/topic.ts';
import { type ContentProblem, filesOf } from '../../../src/core/content-problem.ts';
import { issueLoader } from '../../../src/newsletters/loading/issue-loader.ts';
import {
  newsletterLoader,
  newslettersOnRequest,
} from '../../../src/newsletters/loading/newsletter-files.ts';
import { redirectLoader } from '../../../src/articles/loading/redirect-loader.ts';
import { signUpTextLoader } from '../../../src/newsletters/loading/sign-up-text-loader.ts';
import { pageLoader } from '../../../src/articles/loading/page-loader.ts';
import { ArticleIndex } from '../../../src/articles/loading/article-index.ts';
import { articleLoader } from '../../../src/articles/loading/article-loader.ts';
import { ContentError, ContentGate } from '../../../src/loading/content-gate.ts';
import { BODY_FOLDERS } from '../../../src/loading/body-files.ts';
import { CONTENT_PROBLEMS } from '../../../src/loading/load-and-watch.ts';
import { yamlLoader } from '../../../src/loading/yaml-loader.ts';
import type { FiledBody } from '../../../src/story/loading/stored-body.ts';

type Entry = NonNullable<ReturnType<DataStore['get']>>;

const project = fileURLToPath(new URL('../../../', import.meta.url));

/** The bytes of a picture: PNG, 320 by 180 pixels. */
export const aPicture = await readFile(join(project, 'tests/fixtures/parity/picture.png'));

/** What stands beside the article that a test is about. */
const SURROUNDINGS: Record<string, string> = {
  'content/authors/desk.yaml': 'name: The Desk\nbio: It writes.\n',
  'content/topics/email.yaml': 'name: E-mail\ndescription: Mail.\n',
};

/** A publication on disk that goes through the project's own loaders. */
export interface TestContent {
  write(files: Record<string, string | Uint8Array | undefined>): Promise<void>;
  /** Loads articles, authors and topics; rejects with the gate's report. Gives the stored articles by id. */
  load(): Promise<Map<string, Entry>>;
  /** The program of the compiled body of a stored article. */
  program(id: string): Promise<string>;
  /** The files with such programs. */
  programs(): Promise<string[]>;
  /** Loads them, and gives the report with which it is refused. */
  refusal(): Promise<string>;
  /** Loads everything without the articles, pages and issues that have problems. */
  loadWithoutFaulty(): Promise<void>;
  /** Gives the problems of everything, pages, newsletters and issues included. */
  problems(): Promise<readonly ContentProblem[]>;
  /** The URL of the site, if it is known. */
  site?: string;
  /** What an editor was told while everything was loaded. */
  told: readonly string[];
  /** What the loader of the issues is told of the articles. */
  index: ArticleIndex;
  /** Loads the articles as the development server does, which is told of changes. */
  develop(): Promise<{
    /** The articles without problems, and the problems. */
    state(): { entries: { id: string }[]; problems: readonly ContentProblem[] };
    /** Resolves when they were read again. */
    changed(path: string): Promise<void>;
  }>;
  /** The pictures that Astro would import for what is stored, by their paths. */
  pictures(): Promise<string[]>;
  remove(): Promise<void>;
}

export async function testContent(now = new Date('2025-03-01T00:00:00Z')): Promise<TestContent> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-content-'));
  // The pipeline's own code is part of every digest.
  await symlink(join(project, 'src'), join(folder, 'src'));
  await symlink(join(project, 'package-lock.json'), join(folder, 'package-lock.json'));
  const index = new ArticleIndex();
  const told: string[] = [];
  const store = new MutableDataStore();
  const pictureImports = pathToFileURL(join(folder, 'content-assets.mjs'));

  const write = async (files: Record<string, string | Uint8Array | undefined>) => {
    for (const [path, text] of Object.entries(files)) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await (text === undefined ? rm(file, { recursive: true }) : writeFile(file, text));
    }
  };
  await write(SURROUNDINGS);
  await mkdir(join(folder, 'content/articles'));

  /** The part of Astro's loader context that the loaders use. */
  const context = (collection: string): LoaderContext => {
    const used = {
      collection,
      store: store.scopedStore(collection),
      config: {
        root: pathToFileURL(`${folder}/`),
        cacheDir: pathToFileURL(`${folder}/.cache/`),
        base: '/',
        site: content.site,
      },
      logger: { warn: (line: string) => told.push(line) },
      meta: store.metaStore(collection),
      generateDigest: (text: string) => createHash('sha256').update(text).digest('hex'),
    };
    // The loaders use nothing else of it.
    return used as unknown as LoaderContext;
  };
  const gated = (names: readonly string[], options?: { skippable: readonly string[] }) => {
    const gate = new ContentGate(names, options);
    const authors = yamlLoader({ folder: 'content/authors', schema: authorSchema, gate });
    const topics = yamlLoader({ folder: 'content/topics', schema: topicSchema, gate });
    const loads = [
      articleLoader({ gate, now, index, onRequest: newslettersOnRequest }).load(
        context('articles'),
      ),
      authors.load(context('authors')),
      topics.load(context('topics')),
    ];
    return { gate, loads };
  };
  const load = async () => {
    await Promise.all(gated(['articles', 'authors', 'topics']).loads);
    return new Map(store.scopedStore('articles').entries());
  };
  const develop = async () => {
    const watcher = new EventEmitter();
    const found: { problems: readonly ContentProblem[] } = { problems: [] };
    watcher.on(CONTENT_PROBLEMS, (_, problems) => Object.assign(found, { problems }));
    const own = new MutableDataStore().scopedStore('articles');
    const quiet = { warn: () => undefined, info: () => undefined, error: () => undefined };
    await articleLoader({ gate: new ContentGate([]), now, onRequest: newslettersOnRequest }).load({
      ...context('articles'),
      // The loader uses nothing else of it.
      watcher: watcher as NonNullable<LoaderContext['watcher']>,
      logger: quiet as unknown as LoaderContext['logger'],
      store: own,
    });
    return {
      state: () => {
        const faulty = filesOf(found.problems);
        const shown = own.values().filter(({ filePath = '' }) => !faulty.has(filePath));
        return { entries: shown.toSorted((a, b) => (a.id < b.id ? -1 : 1)), ...found };
      },
      async changed(path: string) {
        const read = once(watcher, CONTENT_PROBLEMS);
        watcher.emit('all', 'change', join(folder, path));
        await read;
      },
    };
  };
  const everything = async (options?: { skippable: readonly string[] }) => {
    const names = [
      'articles',
      'authors',
      'topics',
      'newsletters',
      'pages',
      'issues',
      'redirects',
      'texts',
    ];
    const { gate, loads } = gated(names, options);
    await Promise.all([
      ...loads,
      newsletterLoader({ gate }).load(context('newsletters')),
      pageLoader({ gate, articles: index, now }).load(context('pages')),
      issueLoader({ gate, articles: index, now, timeZone: 'UTC' }).load(context('issues')),
      redirectLoader({ gate, articles: index, now }).load(context('redirects')),
      signUpTextLoader({ gate, articles: index, now }).load(context('texts')),
    ]);
  };
  const problems = async () => {
    try {
      await everything();
      return [];
    } catch (error) {
      if (error instanceof ContentError) return error.problems;
      throw error;
    }
  };
  const loadWithoutFaulty = () => everything({ skippable: ['articles', 'issues', 'pages'] });
  const refusal = async () => {
    const result = await load().then(
      () => 'nothing was refused',
      (error: unknown) => String(error),
    );
    return result.replace(/^ContentError: /, '');
  };
  const pictures = async () => {
    await store.writeAssetImports(pictureImports);
    const imports = await readFile(pictureImports, 'utf8');
    return [...imports.matchAll(/from "(.+)\?.*importer=(.+)"/g)].map(([, path = '', by = '']) =>
      posix.join(dirname(decodeURIComponent(by)), path),
    );
  };
  const bodies = join(folder, '.cache', BODY_FOLDERS.build);
  const program = (id: string) => {
    const { file } = store.scopedStore('articles').get(id)?.data['body'] as FiledBody;
    return readFile(join(bodies, file), 'utf8');
  };
  const programs = () => readdir(bodies);
  const remove = () => rm(folder, { recursive: true });
  const content: TestContent = {
    write,
    develop,
    load,
    loadWithoutFaulty,
    problems,
    refusal,
    program,
    programs,
    told,
    index,
    pictures,
    remove,
  };
  return content;
}

/** A report without columns and lines of the files. */
export function brief(report: string): string {
  return report
    .replaceAll(/^(content\/.*:\d+):\d+$/gm, '$1')
    .replaceAll(/\n(?: {4}.*| {2}Write instead:)(?=\n)/g, '');
}

/** An article's file; `changes` replace lines of the front matter by key, or remove them. */
export function articleFile(
  changes: Record<string, string | undefined> = {},
  body = 'A lead.\n',
): string {
  const frontMatter: Record<string, string | undefined> = {
    headline: 'A headline',
    dek: 'A dek.',
    publishedAt: '2025-02-07T09:30:00Z',
    authors: '[desk]',
    topics: '[email]',
    ...changes,
  };
  const lines = Object.entries(frontMatter).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${value}`],
  );
  return ['---', ...lines, '---', '', body].join('\n');
}
