// Stock Astro, for comparison: the glob loader and a module for every article.
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { articleSchema } from './articles/article.ts';
import { authorSchema } from './articles/author.ts';
import { pageSchema } from './articles/page.ts';
import { topicSchema } from './articles/topic.ts';

const from = (base: string, pattern: string) => glob({ base: `content/${base}`, pattern });

/** What our loader adds to an article. Generated articles are too short for a table of contents. */
const asLoaded = articleSchema.transform((article) => ({
  ...article,
  body: { headings: [], readingMinutes: 2 },
}));

export const collections = {
  articles: defineCollection({ loader: from('articles', '*.mdx'), schema: asLoaded }),
  authors: defineCollection({ loader: from('authors', '*.yaml'), schema: authorSchema }),
  topics: defineCollection({ loader: from('topics', '*.yaml'), schema: topicSchema }),
  pages: defineCollection({ loader: from('pages', '*.mdx'), schema: pageSchema }),
};
