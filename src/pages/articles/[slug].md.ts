import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { getArticles } from '../../articles/queries/articles.ts';
import { site } from '../../site.ts';
import { getMarkdown } from '../../feeds/queries/entries.ts';

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
  return new Response(await getMarkdown(article, new URL(siteUrl ?? '')), {
    headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
  });
};
