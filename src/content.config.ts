// Importing from astro:content would load everything that renders pages.
import { defineCollection } from 'astro/content/config';
import { authorSchema } from './articles/author.ts';
import { newsletterSchema } from './newsletters/newsletter.ts';
import { buildClock } from './core/publication.ts';
import { topicSchema } from './articles/topic.ts';
import { ArticleIndex } from './articles/loading/article-index.ts';
import { articleLoader } from './articles/loading/article-loader.ts';
import { problemReport } from './core/problem-report.ts';
import { ContentGate, LEFT_OUT, SKIP_FAULTY, WITH_DRAFTS } from './loading/content-gate.ts';
import { issueLoader } from './newsletters/loading/issue-loader.ts';
import { newsletterLoader, newslettersOnRequest } from './newsletters/loading/newsletter-files.ts';
import { signUpTextLoader } from './newsletters/loading/sign-up-text-loader.ts';
import { redirectLoader } from './articles/loading/redirect-loader.ts';
import { pageLoader } from './articles/loading/page-loader.ts';
import { yamlLoader } from './loading/yaml-loader.ts';
import { site } from './site.ts';

const gate = new ContentGate(
  ['articles', 'authors', 'topics', 'newsletters', 'issues', 'pages', 'redirects', 'signUpTexts'],
  {
    // Many pages need the other files.
    skippable: process.argv.includes(SKIP_FAULTY) ? ['articles', 'issues', 'pages'] : [],
    onSkip(problems) {
      console.error(`${problemReport(problems)}\nThese files were left out.`);
      // Astro sets the exit code itself.
      process.send?.(LEFT_OUT);
    },
  },
);
const index = new ArticleIndex();
const now = process.argv.includes(WITH_DRAFTS)
  ? undefined
  : buildClock(process.env['BUILD_NOW'], new Date());

export const collections = {
  articles: defineCollection({
    loader: articleLoader({ gate, now, index, onRequest: newslettersOnRequest }),
  }),
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
  signUpTexts: defineCollection({ loader: signUpTextLoader({ gate, articles: index, now }) }),
  pages: defineCollection({ loader: pageLoader({ gate, articles: index, now }) }),
  redirects: defineCollection({ loader: redirectLoader({ gate, articles: index, now }) }),
};
