import { expect } from 'vitest';
import { elements } from './built-site.ts';
import { type RunningSite, until } from './running-site.ts';

/** What a visitor and Resend do on a running site. */
export function signingUpOn(site: RunningSite) {
  function post(path: string, fields: Record<string, string>): Promise<Response> {
    return fetch(site.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: site.url },
      body: new URLSearchParams(fields),
    });
  }

  async function confirmationLink(email: string): Promise<string> {
    expect((await post('/api/subscribe', { email })).status).toBe(303);
    await until(() => site.sandbox.mails(email).length > 0);
    return linkIn(site.sandbox.mails(email)[0]?.text);
  }

  /** Resolves when nothing waits in the outbox: all that was taken is done or parked. */
  async function workDone(): Promise<void> {
    await until(async () => {
      const health = await fetch(`${site.url}/healthz`);
      return ((await health.json()) as { outbox: { depth: number } }).outbox.depth === 0;
    });
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

  /** Who is on the list, as Resend tells it. */
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

  return { post, confirmationLink, workDone, requests, resend, contacts };
}

/** The address in a mail. */
export function linkIn(mail: string | null | undefined): string {
  return /https?:\/\/\S+/.exec(mail ?? '')?.[0] ?? 'no link';
}

/** The page that a link leads to. */
export async function pageOf(link: string): Promise<string> {
  return (await fetch(link)).text();
}

/** The token in a page's button. */
export function tokenIn(html: string): string {
  const field = elements(html, 'input').find(({ properties }) => properties['name'] === 'token');
  return String(field?.properties['value']);
}
