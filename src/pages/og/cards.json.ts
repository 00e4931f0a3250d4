import type { APIRoute } from 'astro';
import { shareCard } from '../../components/share-card.ts';
import { getArticles } from '../../queries/articles.ts';

/** What scripts/share-cards/ is to draw; it takes the file away when it has. */
export const GET: APIRoute = async () => {
  const articles = await getArticles();
  return Response.json([shareCard(), ...articles.map((article) => shareCard(article))]);
};
