import { expect } from 'vitest';
import { joseSignedLinks } from '../../src/providers/jose/jose-signed-links.ts';
import type { Grant } from '../../src/subscribers/signed-links.ts';
import { anAddress } from '../fakes/an-address.ts';
import { elements } from './built-site.ts';
import { isDirect } from './targets/target.ts';
import { productionEnv, type RunningSite, until } from './running-site.ts';

/** The actions of a visitor and of Resend on a running site. */
export function signingUpOn(site: RunningSite) {
  function post(path: string, fields: Record<string, string>): Promise<Response> {
    return fetch(site.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: new URL(site.url).origin },
      body: new URLSearchParams(fields),
    });
  }

  async function confirmationLink(email: string): Promise<string> {
    expect((await post('/api/subscribe', { email })).status).toBe(303);
    await until(() => site.sandbox.mails(email).length > 0);
    return linkIn(site.sandbox.mails(email)[0]?.text);
  }

  /** Resolves when the outbox is empty: every job is done or parked. */
  async function workDone(): Promise<void> {
    // Done with the request.
    if (isDirect) return;
    await until(async () => {
      const health = await fetch(`${site.url}/healthz`);
      return ((await health.json()) as { outbox: { depth: number } }).outbox.depth === 0;
    });
  }

  /** A token as in an email of this site. */
  function token(grant: Grant, issuedAt: Date): Promise<string> {
    const secrets = [productionEnv(site.url, '')['TOKEN_SECRET'] ?? ''];
    return joseSignedLinks({ secrets, issuer: site.url }).issue(grant, issuedAt);
  }

  /** Subscribes an address through the button of a confirmation. */
  async function subscribed(email: string, newsletters: string[] = ['daily']): Promise<void> {
    const grant = {
      purpose: 'subscribe',
      address: anAddress(email),
      newsletters,
      // The same grant in the same second is the same link, which works once.
      page: `/${crypto.randomUUID()}/`,
    } as const;
    const answer = await post('/subscribe/confirm/', { token: await token(grant, new Date()) });
    expect(answer.status).toBe(303);
    await until(async () => (await statusOf(email))?.receives?.join() === newsletters.join());
  }

  /** The status of an address on the list. */
  async function statusOf(email: string) {
    const found = (await contacts()).find((contact) => contact.email === email);
    if (!found) return undefined;
    const chosen = found.topics.filter(({ subscription }) => subscription === 'opt_in');
    const ids = chosen.map(({ name }) => name.split(' ').at(-1)?.toLowerCase());
    return { ...found, receives: found.unsubscribed ? [] : ids.toSorted() };
  }

  function requests(method: string, path: string) {
    return site.sandbox.ledger.requests.filter((r) => r.method === method && r.path === path);
  }

  async function resend(method: string, path: string, body?: object): Promise<Response> {
    return fetch(site.sandbox.url + path, {
      method,
      headers: {
        authorization: 'Bearer re_test_key',
        'user-agent': 'test',
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  }

  /** The addresses on the list, according to Resend. */
  async function contacts() {
    interface List<T> {
      data: T[];
    }
    const list = async <T>(path: string) =>
      ((await (await resend('GET', path)).json()) as List<T>).data;
    const all = await list<{ id: string; email: string; unsubscribed: boolean }>('/contacts');
    return Promise.all(
      all.map(async ({ id, email, unsubscribed }) => ({
        email,
        unsubscribed,
        segments: (await list<{ name: string }>(`/contacts/${id}/segments`)).map(
          ({ name }) => name,
        ),
        topics: (await list<{ name: string; subscription: string }>(`/contacts/${id}/topics`)).map(
          ({ name, subscription }) => ({ name, subscription }),
        ),
      })),
    );
  }

  return {
    post,
    token,
    subscribed,
    statusOf,
    confirmationLink,
    workDone,
    requests,
    resend,
    contacts,
  };
}

/** Poll options for work that happens after the response. */
export const PATIENTLY = { timeout: 20_000, interval: 50 };

/** The link in an email. */
export function linkIn(mail: string | null | undefined): string {
  return /https?:\/\/\S+/.exec(mail ?? '')?.[0] ?? 'no link';
}

/** The page behind a link. */
export async function pageOf(link: string): Promise<string> {
  return (await fetch(link)).text();
}

/** The token in a page's button. */
export function tokenIn(html: string): string {
  const field = elements(html, 'input').find(({ properties }) => properties['name'] === 'token');
  return String(field?.properties['value']);
}
