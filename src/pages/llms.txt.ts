import type { APIRoute } from 'astro';
import { links } from '../core/links.ts';
import { llmsTxt } from '../discovery/llms.ts';
import { getNewestArticles } from '../articles/queries/articles.ts';
import { getPages } from '../articles/queries/pages.ts';
import { getTopics } from '../articles/queries/topics.ts';
import { site } from '../site.ts';
import { words } from '../i18n/words.ts';

export const GET: APIRoute = async ({ site: siteUrl }) => {
  const [articles, topics, pages] = await Promise.all([
    getNewestArticles(site.articlesPerFeed),
    getTopics(),
    getPages(),
  ]);
  const news = articles.map(({ id, headline, dek }) => {
    const path = site.markdownFiles ? links.articleMarkdown(id) : links.article(id);
    return { name: headline, description: dek, path };
  });
  const ofTopics = [...topics.values()].map(({ id, name, description }) => {
    return { name, description, path: links.topic(id) };
  });
  const optional = pages.map(({ id, data: { title, description } }) => {
    return { name: title, description, path: links.page(id) };
  });
  const { title, description } = words.feeds;
  const sections = [
    { heading: words.sections.news, items: news },
    { heading: words.sections.topics, items: ofTopics },
    // llmstxt.org reserves this name for what may be left out.
    { heading: 'Optional', items: [{ name: title, description, path: links.feeds }, ...optional] },
  ];
  return new Response(llmsTxt(sections, new URL(siteUrl ?? '')));
};
