import { sha256Hex } from '../../core/sha256.ts';
import type { Limit, Limiter } from '../../subscribers/limits.ts';
import type { Bindings } from './bindings.ts';

/** The window of the limits that the platform itself counts: it knows 10 and 60 seconds. */
const PLATFORM_WINDOW_MS = 60_000;

/** What counts uses in a Worker. */
export type Counters = Pick<Bindings, 'USES' | 'CLIENT_LIMIT' | 'SITE_LIMIT'>;

/**
 * Counts uses on Cloudflare. The rate limits of the platform come first, so that a flood costs nothing else:
 * they allow in a minute what the limits of the site allow in their shortest window. One object then counts all
 * keys exactly. If it fails, the use is allowed.
 */
export function cloudflareLimiter(counters: () => Counters): Limiter {
  const counter = () => counters().USES.getByName('all');

  async function isFlooded<L extends Limit>(limits: readonly L[]): Promise<L | undefined> {
    for (const limit of limits) {
      const own = platformLimitOf(limit.key, counters());
      const { success } = (await own?.limit({ key: limit.key }).catch(() => undefined)) ?? {
        success: true,
      };
      if (!success) return { ...limit, windowMs: PLATFORM_WINDOW_MS };
    }
    return undefined;
  }

  return {
    async take<L extends Limit>(limits: readonly L[], now: Date) {
      const keys = [...new Set(limits.map(({ key }) => key))];
      const flooded = await isFlooded(
        keys.flatMap((key) => limits.find((limit) => limit.key === key) ?? []),
      );
      if (flooded) return { full: flooded };
      const hashed = await Promise.all(
        limits.map(async ({ key, max, windowMs }) => ({
          key: await sha256Hex(key),
          max,
          windowMs,
        })),
      );
      const taken = await counter()
        .take(hashed, now.getTime())
        .catch(() => undefined);
      if (!taken) return { uses: limits.map(() => 1) };
      const full = 'full' in taken ? limits[taken.full] : undefined;
      return full ? { full } : { uses: 'uses' in taken ? taken.uses : [] };
    },
    async giveBack(limits, now) {
      const keys = [...new Set(limits.map(({ key }) => key))];
      const hashed = await Promise.all(keys.map(sha256Hex));
      await counter()
        .giveBack(hashed, now.getTime())
        .catch(() => undefined);
    },
  };
}

/** The limit of the platform for a key; mailboxes have none. */
function platformLimitOf(key: string, { CLIENT_LIMIT, SITE_LIMIT }: Counters) {
  if (key.startsWith('client:')) return CLIENT_LIMIT;
  return key.startsWith('everybody:') ? SITE_LIMIT : undefined;
}
