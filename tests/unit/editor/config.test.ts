import { expect, test } from 'vitest';
import { articleSchema } from '../../../src/articles/article.ts';
import { authorSchema } from '../../../src/articles/author.ts';
import { editorConfig } from '../../../src/editor/config.ts';
import { formFields } from '../../../src/editor/form-fields.ts';

interface Collection {
  name: string;
  fields: { name: string; widget: string; required: boolean }[];
}

const collections = (files: string[]) =>
  (editorConfig({ files, timeZone: 'Europe/Berlin' }) as { collections: Collection[] }).collections;

test('the form of an article has every key of the schema, and its text', () => {
  const [articles] = collections([]);
  const names = articles?.fields.map(({ name }) => name) ?? [];
  expect(names.toSorted()).toEqual([...Object.keys(articleSchema.shape), 'body'].toSorted());
  const required = articles?.fields.filter((field) => field.required).map(({ name }) => name);
  expect(required).toEqual(['headline', 'dek', 'publishedAt', 'authors', 'topics']);
});

test('each kind of value has its field', () => {
  const fields = Object.fromEntries(formFields(articleSchema).map((field) => [field.name, field]));
  expect(fields['headline']).toMatchObject({ widget: 'string', maxlength: 200 });
  expect(fields['publishedAt']).toMatchObject({ widget: 'datetime', label: 'Published at' });
  expect(fields['keyPoints']).toMatchObject({ widget: 'list', min: 2, max: 5 });
  expect(fields['corrections']).toMatchObject({
    widget: 'list',
    fields: [{ name: 'date' }, {}, {}],
  });
  expect(fields['image']).toMatchObject({ widget: 'object', required: false });
  expect(fields['draft']).toMatchObject({ widget: 'boolean' });
  expect(formFields(authorSchema).at(-1)).toMatchObject({ options: ['person', 'desk'] });
});

test('only arrangements of files that are in use have a list, and new articles always have one', () => {
  const names = (files: string[]) => collections(files).map(({ name }) => name);
  expect(names([])).toEqual(['articles-in-folders-mdx', 'authors', 'topics']);
  const files = ['content/articles/a.md', 'content/articles/b/index.md', 'content/pages/about.mdx'];
  expect(names(files)).toEqual([
    ...['articles-in-folders-mdx', 'articles-in-folders-md', 'articles-md', 'pages-mdx'],
    ...['authors', 'topics'],
  ]);
});
