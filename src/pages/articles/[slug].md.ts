import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { entryMarkdown } from '../../feeds/entry-markdown.ts';
import { getArticles } from '../../articles/queries/articles.ts';
import { site } from '../../site.ts';
import { getEntry } from '../../feeds/queries/entries.ts';

export async function getStaticPaths() {
  const articles = site.markdownFiles ? await getArticles() : [];
  return articles.map((article) => ({
    params: { slug: article.id },
    props: { article },
  }));
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({
  props: { article },
  site: siteUrl,
}) => {
  const entry = await getEntry(article, new URL(siteUrl ?? ''));
  return new Response(entryMarkdown(entry), {
    headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
  });
};
