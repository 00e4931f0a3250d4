import type { APIRoute } from 'astro';
import { shareCard } from '../../discovery/article-card.ts';
import { getArticles } from '../../articles/queries/articles.ts';

/** What scripts/build/share-cards/ is to draw; it takes the file away when it has. */
export const GET: APIRoute = async () => {
  const articles = await getArticles();
  return Response.json([shareCard(), ...articles.map((article) => shareCard(article))]);
};
