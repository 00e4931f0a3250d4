import type { APIRoute } from 'astro';
import { getPermanentAddresses } from '../discovery/queries/addresses.ts';

/** For the ledger of the build; no visitor gets it. */
export const GET: APIRoute = async () => Response.json(await getPermanentAddresses());
