import { createHash } from 'node:crypto';
import type { LoaderContext } from 'astro/loaders';
import { type ArticleFrontMatter, articleSchemaFor, statedLanguage } from '../article.ts';
import type { ContentNotice, ContentProblem } from '../../core/content-problem.ts';
import { checkData } from '../../loading/check-data.ts';
import type { ContentFile } from '../../loading/content-file.ts';
import { splitFrontMatter } from '../../loading/front-matter.ts';
import type { Entry } from '../../loading/load-and-watch.ts';
import type { BodyCompiler } from './compiling-pool.ts';
import type { BodyFiles } from '../../loading/body-files.ts';
import type { SiteAddress } from '../../story/loading/own-links.ts';
import { type FiledBody, filedBody, PICTURE_PREFIX } from '../../story/loading/stored-body.ts';
import { isDraft } from './draft-problems.ts';
import { type References, referencesIn } from './article-references.ts';

/** The article as stored: with prefixed paths, which Astro replaces with pictures. */
export interface StoredArticle extends ArticleFrontMatter, Record<string, unknown> {
  hash: string;
  body: FiledBody;
}

export interface ArticleResult {
  /** Absent when there are problems. */
  entry?: Entry & { data: StoredArticle };
  references: References;
  /** The front matter, which may have problems. */
  written: unknown;
  problems: ContentProblem[];
  /** What the body of an article with problems would be published without. */
  notices?: readonly ContentNotice[];
}

/** What articles are read with. */
export interface ReadingTools {
  /** That of the pipeline. */
  fingerprint: string;
  bodies: BodyFiles;
  compile: BodyCompiler['compile'];
}

/** Reads the file of an article, from the store if its digest is the same. */
export async function readArticle(
  context: LoaderContext,
  file: ContentFile,
  { fingerprint, ...tools }: ReadingTools,
): Promise<ArticleResult> {
  const { base, site } = context.config;
  // The path is part of it, because Astro finds the pictures by it.
  const digest = context.generateDigest(
    `${fingerprint}\n${base}\n${site ?? ''}\n${file.path}\n${file.text}`,
  );
  const cached = context.store.get(file.id);
  if (cached?.digest !== digest) return compileArticle(file, digest, { base, site, ...tools });
  // The same digest, so this loader stored it in this shape.
  const data = cached.data as unknown as StoredArticle;
  if (!tools.bodies.has(data.body.file)) {
    // Astro ignores an entry whose digest it has.
    context.store.delete(file.id);
    return compileArticle(file, digest, { base, site, ...tools });
  }
  const references = cachedReferences(file, data);
  return { entry: { ...cached, data }, references, written: data, problems: [] };
}

/** The references of a cached article; its pictures without line numbers. */
function cachedReferences(file: ContentFile, data: StoredArticle): References {
  const pictures = Object.keys(data.body.pictures).map((path) => ({
    file: file.path,
    key: 'picture',
    path,
  }));
  return referencesIn(file, data, { pictures, links: data.body.links });
}

async function compileArticle(
  file: ContentFile,
  digest: string,
  { bodies, compile, ...at }: SiteAddress & Omit<ReadingTools, 'fingerprint'>,
): Promise<ArticleResult> {
  const split = splitFrontMatter(file.path, file.text);
  const { body, linesAbove } = split;
  const result = await compile(file.path, body, linesAbove, {
    language: statedLanguage(split.data),
    mayBeEmpty: isDraft(split.data),
    ...at,
  });
  const { notices, ...markup } = 'compiled' in result ? result.compiled : result;
  const frontMatter = checkData(file.path, split, articleSchemaFor(split.data));
  const { written } = frontMatter;
  const references = referencesIn(file, written, markup);
  const ofBody = 'problems' in result ? result.problems : [];
  const problems = [...split.problems, ...frontMatter.problems, ...ofBody];
  if (!frontMatter.data || 'problems' in result) {
    return { references, written, problems, notices };
  }

  const stored: StoredArticle = {
    ...frontMatter.data,
    hash: createHash('sha256').update(file.text).digest('hex'),
    body: filedBody(result.compiled, bodies.keep),
  };
  if (stored.image) stored.image.src = PICTURE_PREFIX + stored.image.src;
  return {
    entry: { id: file.id, filePath: file.path, digest, data: stored },
    references,
    written,
    problems,
  };
}
