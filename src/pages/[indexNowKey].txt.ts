import type { APIRoute } from 'astro';
import { indexNowKey } from '../discovery/indexnow-key.ts';

// Serving the key as a file proves to search engines that announcements come from this site.
export function getStaticPaths() {
  const key = indexNowKey(process.env['INDEXNOW_KEY']);
  return key ? [{ params: { indexNowKey: key } }] : [];
}

export const GET: APIRoute = ({ params }) => new Response(params['indexNowKey']);
