import { expect, test } from 'vitest';
import { z } from 'zod';
import { articleSchema } from '../../../src/articles/article.ts';
import { authorSchema } from '../../../src/articles/author.ts';
import { issueSchema } from '../../../src/newsletters/issue.ts';
import { newsletterSchema } from '../../../src/newsletters/newsletter.ts';
import { pageSchema } from '../../../src/articles/page.ts';
import { publicationSchema } from '../../../src/settings/publication-settings.ts';
import { topicSchema } from '../../../src/articles/topic.ts';
import { writerComponents } from '../../../src/story/writer-components.ts';
import { read, sectionOf, sectionsOf, termsIn } from './documents.ts';

const articles = read('docs/editing/articles.md');
const newsletters = read('docs/editing/newsletters.md');
const pages = read('docs/editing/pages.md');
const components = read('docs/editing/components.md');
const authorsAndTopics = read('docs/editing/authors-and-topics.md');
const yours = read('docs/editing/make-it-yours.md');

test.each([
  ['an article', articleSchema, sectionOf(articles, 'Front matter')],
  ['an issue', issueSchema, sectionOf(newsletters, 'Keys of an issue')],
  ['a newsletter', newsletterSchema, sectionOf(newsletters, 'Keys of a newsletter')],
  ['a page', pageSchema, sectionOf(pages, 'Keys of a page')],
  ['an author', authorSchema, sectionOf(authorsAndTopics, 'Keys of an author')],
  ['a topic', topicSchema, sectionOf(authorsAndTopics, 'Keys of a topic')],
])(
  'every key of %s is described, the required ones as such, and no other is',
  (_, schema, { text }) => {
    expect(describedKeys(text)).toEqual(keysOf(schema));
  },
);

test('every key of site.config.ts is described, and no other is', () => {
  const described = termsIn(sectionOf(yours, 'Settings of the publication').text);
  const keys = Object.keys(keysOf(publicationSchema(['en'])));
  expect(described.map(({ term }) => term).toSorted()).toEqual(keys.toSorted());
});

test('every component is described, and no other is', () => {
  const described = sectionsOf(components).filter(({ rank }) => rank === 2);
  const names = Object.keys(writerComponents);
  expect(described.map(({ heading }) => heading).toSorted()).toEqual(names.toSorted());
});

test.each(Object.entries(writerComponents))(
  'every attribute of <%s> is described, the required ones as such, and no other is',
  (name, { attributes }) => {
    expect(describedKeys(sectionOf(components, name).text)).toEqual(keysOf(attributes));
  },
);

/** Paths of all keys, with whether they are required: `source.url`, `corrections[].date`. */
function keysOf(schema: z.core.$ZodType, path = ''): Record<string, boolean> {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return keysOf(schema.unwrap(), path);
  }
  if (schema instanceof z.ZodArray) return keysOf(schema.element, `${path}[]`);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    return Object.assign({}, ...schema.options.map((option) => keysOf(option, path)));
  }
  if (!(schema instanceof z.ZodObject)) return {};
  const keys = Object.entries<z.core.$ZodType>(schema.shape).map(([key, value]) => {
    const name = path ? `${path}.${key}` : key;
    const isRequired = !(value instanceof z.ZodOptional || value instanceof z.ZodDefault);
    return { [name]: isRequired, ...keysOf(value, name) };
  });
  return Object.assign({}, ...keys);
}

/** The same for a list in a document. */
function describedKeys(section: string): Record<string, boolean> {
  const terms = termsIn(section);
  return Object.fromEntries(terms.map(({ term, about }) => [term, about.startsWith(' (required')]));
}
