import { links } from '../../../src/core/links.ts';
import { absoluteUrl } from '../../../src/core/site-urls.ts';

/** Milliseconds for one answer. */
const PATIENCE = 10_000;

/** What the service said: whether it has the announcement, and how it answered. */
export interface Answer {
  isAccepted: boolean;
  /** For the operator: `503`, or that there was no answer. It repeats no key. */
  answer: string;
}

/** Tells a WebSub hub that the feed has changed, in the form that hubs take (as PubSubHubbub 0.4 had it). */
export function pingHub(hub: string, feed: string): Promise<Answer> {
  return post(hub, new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': feed }));
}

/** The endpoint of IndexNow, and our key. */
export interface IndexNow {
  url: string;
  key: string;
}

/** Addresses that IndexNow takes at once (indexnow.org/documentation). */
export const INDEXNOW_SIZE = 10_000;

/** Tells the search engines of IndexNow that the pages have changed; at most 10,000 of one host. */
export function submitToIndexNow(
  { url, key }: IndexNow,
  site: URL,
  pages: readonly string[],
): Promise<Answer> {
  const body = {
    host: site.host,
    key,
    keyLocation: absoluteUrl(links.indexNowKey(key), site),
    urlList: pages,
  };
  return post(url, JSON.stringify(body), { 'Content-Type': 'application/json; charset=utf-8' });
}

async function post(
  url: string,
  body: URLSearchParams | string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    // Followed, a redirect would become a GET that announces nothing.
    const answer = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal });
    await answer.body?.cancel();
    return { isAccepted: answer.ok, answer: String(answer.status) };
  } catch {
    return { isAccepted: false, answer: 'nothing' };
  }
}
