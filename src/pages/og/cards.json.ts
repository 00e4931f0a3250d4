import type { APIRoute } from 'astro';
import { shareCard } from '../../discovery/article-card.ts';
import { getArticles } from '../../articles/queries/articles.ts';
import { site } from '../../site.ts';

/** Input of scripts/build/share-cards/, which deletes this file after drawing the cards. */
export const GET: APIRoute = async () => {
  if (!site.linkCards) return Response.json([]);
  const articles = await getArticles();
  const cards = [undefined, ...articles].map((article) => shareCard(article));
  return Response.json(await Promise.all(cards));
};
