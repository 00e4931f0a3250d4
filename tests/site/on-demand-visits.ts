import type { RunningSite } from './running-site.ts';
import { anAddress } from '../fakes/an-address.ts';
import { signingUpOn } from './signing-up.ts';

/** A request for an on-demand page. */
export interface Visit {
  name: string;
  status: number;
  /** From the root. */
  address: string | ((site: RunningSite) => Promise<string>);
  /** The form data of a POST; without it, the request is a GET. */
  form?: string;
}

/** A request for every on-demand page. */
export const VISITS: readonly Visit[] = [
  { name: 'an address that leads nowhere', status: 404, address: '/nothing/' },
  { name: 'the sign-up, looked at', status: 405, address: '/api/subscribe' },
  { name: 'the sign-up, left empty', status: 422, address: '/api/subscribe', form: 'email=' },
  { name: 'the sign-up, mistyped', status: 422, address: '/api/subscribe', form: 'email=a%40b' },
  { name: 'the sign-up, garbled', status: 400, address: '/api/subscribe', form: 'email=%FF' },
  { name: 'a link to confirm', status: 200, address: confirmationLink },
  { name: 'a link that is cut off', status: 400, address: '/subscribe/confirm/?token=x' },
  {
    name: 'nothing ticked',
    status: 422,
    address: '/api/subscribe',
    form: 'newsletter=&email=a%40b.co',
  },
  { name: 'a link to leave', status: 200, address: linkTo('/unsubscribe/', 'unsubscribe') },
  { name: 'a link to leave, cut off', status: 400, address: '/unsubscribe/?token=x' },
  {
    name: 'the preferences of nobody',
    status: 200,
    address: linkTo('/preferences/', 'preferences'),
  },
  { name: 'the preferences of a reader', status: 200, address: preferencesOfReader },
  { name: 'the preferences, cut off', status: 400, address: '/preferences/?token=x' },
  { name: 'a broken button', status: 400, address: '/subscribe/confirm/', form: 'token=x' },
];

/** The response to a request. */
export async function answerTo(visit: Visit, site: RunningSite): Promise<Response> {
  return fetch(site.url + (await addressOf(visit, site)), {
    ...(visit.form !== undefined && { method: 'POST', body: visit.form }),
    headers: { origin: site.url, 'content-type': 'application/x-www-form-urlencoded' },
    redirect: 'manual',
  });
}

/** The path of a request. */
export async function addressOf({ address }: Visit, site: RunningSite): Promise<string> {
  return typeof address === 'string' ? address : address(site);
}

let readers = 0;

async function confirmationLink(site: RunningSite): Promise<string> {
  const link = await signingUpOn(site).confirmationLink(`visitor-${++readers}@example.org`);
  return link.slice(site.url.length);
}

function linkTo(path: string, purpose: 'preferences' | 'unsubscribe') {
  return async (site: RunningSite) => {
    const address = anAddress(`visitor-${++readers}@example.org`);
    return `${path}?token=${await signingUpOn(site).token({ purpose, address }, new Date())}`;
  };
}

async function preferencesOfReader(site: RunningSite): Promise<string> {
  const address = anAddress(`visitor-${++readers}@example.org`);
  const signUp = signingUpOn(site);
  await signUp.subscribed(address);
  const token = await signUp.token({ purpose: 'preferences', address }, new Date());
  return `/preferences/?token=${token}`;
}
