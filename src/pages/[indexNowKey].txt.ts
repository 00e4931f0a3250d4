import type { APIRoute } from 'astro';
import { indexNowKey } from '../discovery/indexnow-key.ts';

// Only who can put a file on the site can know the key, and so search engines believe it.
export function getStaticPaths() {
  const key = indexNowKey(process.env['INDEXNOW_KEY']);
  return key ? [{ params: { indexNowKey: key } }] : [];
}

export const GET: APIRoute = ({ params }) => new Response(params['indexNowKey']);
