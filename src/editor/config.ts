import { articleSchema } from '../articles/article.ts';
import { authorSchema } from '../articles/author.ts';
import { pageSchema } from '../articles/page.ts';
import { topicSchema } from '../articles/topic.ts';
import { links } from '../core/links.ts';
import { FORMATS } from './file-format.ts';
import { type FormField, formFields } from './form-fields.ts';

type Ending = keyof typeof FORMATS;

/**
 * The configuration of Sveltia CMS for the files in content/, whose paths are in `files`: what editors write
 * every day. A collection has one ending and one arrangement of folders, so articles and pages have several;
 * those without files are left out. `timeZone` (IANA) is that of the publication.
 */
export function editorConfig({
  files,
  timeZone,
}: {
  files: readonly string[];
  timeZone: string;
}): object {
  const isInUse = (pattern: RegExp) => files.some((file) => pattern.test(file));
  const fields = articleFields(timeZone);
  const articles = (['mdx', 'md'] as const).flatMap((ending) => [
    // The first one is for new articles.
    ...(ending === 'mdx' || isInUse(/^content\/articles\/.+\/index\.md$/)
      ? [inFolders(ending, fields)]
      : []),
    ...(isInUse(new RegExp(`^content/articles/[^/]+\\.${ending}$`))
      ? [inFiles('articles', ending, fields, 'headline')]
      : []),
  ]);
  const pages = (['mdx', 'md'] as const).flatMap((ending) =>
    isInUse(new RegExp(`^content/pages/[^/]+\\.${ending}$`))
      ? [inFiles('pages', ending, [...formFields(pageSchema), body], 'title')]
      : [],
  );
  return {
    load_config_file: false,
    // Files are saved on this machine. A repository has to be named all the same.
    backend: { name: 'github', repo: 'your/publication' },
    media_folder: 'public/pictures',
    public_folder: '/pictures',
    slug: { encoding: 'ascii', clean_accents: true, maxlength: 100 },
    output: { omit_empty_optional_fields: true },
    editor: { preview: false },
    collections: [
      ...articles,
      ...pages,
      data('authors', 'Authors', formFields(authorSchema)),
      data('topics', 'Topics', formFields(topicSchema)),
    ],
  };
}

/** Markdown as it is written. A form that rewrites it would change every line. */
const body: FormField = {
  ...{ name: 'body', label: 'Text', widget: 'richtext', required: false },
  ...{ modes: ['raw'], linked_images: false },
};

function articleFields(timeZone: string): FormField[] {
  const moment = { input_timezone: timeZone, output_utc: true };
  const names = (collection: string) => ({
    ...{ widget: 'relation', multiple: true, collection },
    ...{ value_field: '{{slug}}', display_fields: ['name'], search_fields: ['name'] },
  });
  const [headline, dek, ...others] = formFields(articleSchema, {
    publishedAt: { ...moment, default: '{{now}}', hint: `In ${timeZone}.` },
    updatedAt: { ...moment, hint: `In ${timeZone}.` },
    'corrections.date': moment,
    authors: names('authors'),
    topics: { ...names('topics'), hint: 'The first is the kicker above the headline.' },
    dek: { hint: 'The sentence under the headline.' },
    'image.src': { widget: 'image' },
    'image.alt': { hint: 'What the picture shows, for those who cannot see it.' },
    draft: { default: true, hint: 'No reader sees a draft.' },
  });
  return [headline, dek, body, ...others].filter((field) => field !== undefined);
}

/** Articles with a folder of their own, for pictures. */
function inFolders(ending: Ending, fields: readonly FormField[]): object {
  return {
    ...markdown(ending, fields),
    name: `articles-in-folders-${ending}`,
    label: ending === 'mdx' ? 'Articles' : 'Articles (.md)',
    label_singular: 'Article',
    folder: 'content/articles',
    path: '{{slug}}/index',
    ...{ identifier_field: 'headline', slug: '{{headline}}' },
    preview_path: `${links.article('{{slug}}').slice(1)}`,
  };
}

function inFiles(
  folder: 'articles' | 'pages',
  ending: Ending,
  fields: readonly FormField[],
  title: string,
): object {
  const what = folder === 'articles' ? 'Articles without a folder' : 'Pages';
  const address = folder === 'articles' ? links.article('{{slug}}') : links.page('{{slug}}');
  return {
    ...markdown(ending, fields),
    name: `${folder}-${ending}`,
    label: `${what} (.${ending})`,
    folder: `content/${folder}`,
    ...{ identifier_field: title, slug: `{{${title}}}` },
    preview_path: address.slice(1),
  };
}

function markdown(ending: Ending, fields: readonly FormField[]): object {
  return {
    ...{ create: true, format: FORMATS[ending], fields },
    // Beside the file.
    ...{ media_folder: '', public_folder: '.' },
  };
}

function data(folder: string, label: string, fields: readonly FormField[]): object {
  return {
    ...{ name: folder, label, folder: `content/${folder}`, create: true },
    ...{ format: FORMATS.yaml, fields },
    ...{ identifier_field: 'name', slug: '{{name}}' },
  };
}
