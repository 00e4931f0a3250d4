import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { sitemapXml } from '../../discovery/sitemap.ts';
import { getSitemaps } from '../../discovery/queries/sitemaps.ts';

export async function getStaticPaths() {
  return (await getSitemaps()).map(({ name, pages }) => ({ params: { name }, props: { pages } }));
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({
  props: { pages },
  site: siteUrl,
}) => new Response(sitemapXml(pages, new URL(siteUrl ?? '')));
