import type { APIRoute } from 'astro';
import { analyticsSources } from '../core/analytics.ts';
import { links } from '../core/links.ts';
import { site } from '../site.ts';
import { brand } from '../styles/brand.ts';

const added = [
  // Icons of the publisher can come with a web app manifest.
  ...(brand.icons.some(({ rel }) => rel === 'manifest') ? [{ 'manifest-src': ["'self'"] }] : []),
  ...(site.analytics ? [analyticsSources(site.analytics)] : []),
  site.contentSecurityPolicy,
].filter((sources) => Object.keys(sources).length > 0);

// For servers, which add these sources to the policy of this build's pages. Most builds add none.
export function getStaticPaths() {
  const [, policy] = /^\/(.+)\.json$/.exec(links.policy) ?? [];
  return added.length > 0 ? [{ params: { policy } }] : [];
}

export const GET: APIRoute = () => Response.json(added);
