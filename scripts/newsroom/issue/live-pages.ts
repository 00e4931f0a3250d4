import pMap from 'p-map';
import type { LivePage } from '../../../src/newsletters/preflight/finding.ts';

/** Requests at once: those of an issue, so that its slowest page decides how long it takes. */
const AT_ONCE = 12;
/** Milliseconds for one page. */
const PATIENCE = 10_000;
const HASH = /<meta name="content-hash" content="([0-9a-f]{64})"/;

/** What each address answers at this moment, and the hash of the content that it says it shows. */
export async function livePages(addresses: readonly string[]): Promise<Map<string, LivePage>> {
  return new Map(
    await pMap(addresses, async (address) => [address, await livePage(address)] as const, {
      concurrency: AT_ONCE,
    }),
  );
}

async function livePage(address: string): Promise<LivePage> {
  try {
    const answer = await fetch(address, {
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { status: answer.status, hash: contentHashIn(await answer.text()) };
  } catch {
    return { status: 0 };
  }
}

/** The hash of the content that a page says it shows; `undefined` if it says none. */
export function contentHashIn(html: string): string | undefined {
  return HASH.exec(html)?.[1];
}
