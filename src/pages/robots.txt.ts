import type { APIRoute } from 'astro';
import { robotsTxt } from '../discovery/robots.ts';

export const GET: APIRoute = ({ site: siteUrl }) => new Response(robotsTxt(new URL(siteUrl ?? '')));
