import type { APIRoute } from 'astro';
import { shareCard } from '../../discovery/article-card.ts';
import { getArticles } from '../../articles/queries/articles.ts';
import { site } from '../../site.ts';

/** Input of scripts/build/share-cards/, which deletes this file after drawing the cards. */
export const GET: APIRoute = async () => {
  if (!site.linkCards) return Response.json([]);
  const articles = await getArticles();
  return Response.json([shareCard(), ...articles.map((article) => shareCard(article))]);
};
