import { posix } from 'node:path';
import { links } from '../../../src/core/links.ts';
import type { ExportedArticle, ExportedText } from '../../../src/export/exported.ts';
import { yamlOf } from '../../../src/loading/yaml-of.ts';
import { cleanHtml } from '../import/clean/clean-html.ts';
import { outsideCode } from '../import/kinds/markdown-text.ts';
import { markdownFromHtml } from '../import/markdown-from-html.ts';
import type { ExportedFile, Format, Surroundings } from './format.ts';
import { oldAddressesOf, otherRedirects } from './old-addresses.ts';
import { namesOf, pictureFiles, type Publication } from './publication.ts';

/** Markdown files with the front matter that most generators read, and their pictures beside them. */
export const markdown: Format = {
  does: 'Markdown files with YAML front matter: Hugo, Jekyll, Eleventy, Astro, Zola and others.',
  *files(publication, { note }) {
    const { articles, pages, issues, dataFiles, publicFiles } = publication;
    for (const article of articles)
      yield* text('articles', article, frontMatterOf(article, publication), note);
    for (const { title, description, ...page } of pages) {
      const front = { title, description, ...addressOf(links.page(page.id)), type: 'page' };
      yield* text('pages', page, front, note);
    }
    for (const { newsletter, date, subject, preview, articles: stories, ...issue } of issues) {
      const facts = { title: subject, description: preview, date, newsletter, articles: stories };
      const front = { ...facts, ...addressOf(links.issue(issue.id)), type: 'issue' };
      yield* text('issues', issue, front, note);
    }
    for (const file of dataFiles) yield { path: file.replace(/^content\//, 'data/'), copyOf: file };
    for (const file of publicFiles) yield { path: `static/${file}`, copyOf: `public/${file}` };
    const others = otherRedirects(publication).map(({ key, to, gone }) => [key, to ?? { gone }]);
    if (others.length > 0)
      yield { path: 'data/redirects.yaml', text: yamlOf(Object.fromEntries(others)) };
  },
};

function frontMatterOf(article: ExportedArticle, publication: Publication): object {
  const { headline, dek, publishedAt, updatedAt, status, language, image } = article;
  const aliases = oldAddressesOf(article, publication);
  return {
    title: headline,
    description: dek,
    date: publishedAt,
    ...(updatedAt && { lastmod: updatedAt }),
    ...(status === 'draft' && { draft: true }),
    authors: namesOf(article.authors, publication.authors).map(({ name }) => name),
    tags: namesOf(article.topics, publication.topics).map(({ name }) => name),
    ...(language && { language }),
    ...(image && { image }),
    slug: article.id,
    ...addressOf(links.article(article.id)),
    ...(aliases.length > 0 && { aliases }),
  };
}

/** Its address, by the names that Eleventy and Jekyll, and Hugo, have for it. */
function addressOf(path: string) {
  return { permalink: path, url: path };
}

/** A text with its pictures: a folder if it has any. */
function* text(
  folder: string,
  one: ExportedText,
  frontMatter: object,
  note: Surroundings['note'],
): Generator<ExportedFile> {
  const { id, pictures, file } = one;
  const path = pictures.length > 0 ? `${folder}/${id}/index.md` : `${folder}/${id}.md`;
  const tree = cleanHtml(one.html, '', {
    note: (what) => note(`${file}: ${what}`),
    linkTo: (href) => ({ href }),
  });
  const body = asTyped(markdownFromHtml(tree, { cardsAs: 'html' }).body);
  const yaml = yamlOf(frontMatter, { flowLevel: 1 });
  yield { path, text: `---\n${yaml}---\n${body ? `\n${body}` : ''}` };
  for (const picture of pictureFiles(one))
    yield { path: posix.join(folder, id, picture.path), copyOf: picture.file };
}

/**
 * Writes what templates and other kinds of Markdown take for a mark, such as `{{ page.title }}` and `x^2^`, as
 * character references: templates are carried out even after a backslash. Code stays as it is.
 */
function asTyped(markdown: string): string {
  return outsideCode(markdown, (text) =>
    text.replaceAll(MARKS, (mark: string, escaped: string | undefined) =>
      escaped === '\\' || escaped === '~'
        ? mark
        : `&#${(escaped ?? mark.at(-1) ?? '').charCodeAt(0)};`,
    ),
  );
}

/** A character that is escaped in Markdown, or the same in HTML, which has no escapes. */
const MARKS =
  /\\([\\{%=^!~])|\{(?=[{%:])|(?<=\{)\\?<|\^(?=[^\s^]+\^)|=(?==[^\s=])|(?<!~)~(?=[^\s~]+~(?!~))/g;
