// Not from astro:content, which brings all that renders pages along.
import { defineCollection } from 'astro/content/config';
import { authorSchema } from './domain/author.ts';
import { newsletterSchema } from './domain/newsletter.ts';
import { buildClock } from './domain/publication.ts';
import { topicSchema } from './domain/topic.ts';
import { ArticleIndex } from './loaders/article-index.ts';
import { articleLoader } from './loaders/article-loader.ts';
import { ContentGate } from './loaders/content-gate.ts';
import { issueLoader } from './loaders/issue-loader.ts';
import { newsletterLoader } from './loaders/newsletter-files.ts';
import { pageLoader } from './loaders/page-loader.ts';
import { yamlLoader } from './loaders/yaml-loader.ts';
import { site } from './site.config.ts';

const gate = new ContentGate(['articles', 'authors', 'topics', 'newsletters', 'issues', 'pages']);
const index = new ArticleIndex();
const now = buildClock(process.env['BUILD_NOW'], new Date());

export const collections = {
  articles: defineCollection({ loader: articleLoader({ gate, now, index }) }),
  authors: defineCollection({
    loader: yamlLoader({ folder: 'content/authors', schema: authorSchema, gate }),
    schema: authorSchema,
  }),
  topics: defineCollection({
    loader: yamlLoader({ folder: 'content/topics', schema: topicSchema, gate }),
    schema: topicSchema,
  }),
  newsletters: defineCollection({
    loader: newsletterLoader({ gate }),
    schema: newsletterSchema,
  }),
  issues: defineCollection({
    loader: issueLoader({ gate, articles: index, now, timeZone: site.timeZone }),
  }),
  pages: defineCollection({ loader: pageLoader({ gate }) }),
};
