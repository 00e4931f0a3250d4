import type { RunningSite } from './running-site.ts';
import { signingUpOn } from './signing-up.ts';

/** A visit that the server answers with a page made on demand. */
export interface Visit {
  name: string;
  status: number;
  /** From the root. */
  address: string | ((site: RunningSite) => Promise<string>);
  /** What a form posts; without it the visit only looks. */
  form?: string;
}

/** A visit for every page that no build makes. */
export const VISITS: readonly Visit[] = [
  { name: 'an address that leads nowhere', status: 404, address: '/nothing/' },
  { name: 'the sign-up, looked at', status: 405, address: '/api/subscribe' },
  { name: 'the sign-up, left empty', status: 422, address: '/api/subscribe', form: 'email=' },
  { name: 'the sign-up, mistyped', status: 422, address: '/api/subscribe', form: 'email=a%40b' },
  { name: 'the sign-up, garbled', status: 400, address: '/api/subscribe', form: 'email=%FF' },
  { name: 'a link to confirm', status: 200, address: confirmationLink },
  { name: 'a link that is cut off', status: 400, address: '/subscribe/confirm/?token=x' },
  { name: 'a broken button', status: 400, address: '/subscribe/confirm/', form: 'token=x' },
];

/** What the server answers to a visit. */
export async function answerTo(visit: Visit, site: RunningSite): Promise<Response> {
  return fetch(site.url + (await addressOf(visit, site)), {
    ...(visit.form !== undefined && { method: 'POST', body: visit.form }),
    headers: { origin: site.url, 'content-type': 'application/x-www-form-urlencoded' },
    redirect: 'manual',
  });
}

/** Where a visit goes, from the root. */
export async function addressOf({ address }: Visit, site: RunningSite): Promise<string> {
  return typeof address === 'string' ? address : address(site);
}

let readers = 0;

async function confirmationLink(site: RunningSite): Promise<string> {
  const link = await signingUpOn(site).confirmationLink(`visitor-${++readers}@example.org`);
  return link.slice(site.url.length);
}
