import { sha256Hex } from '../../core/sha256.ts';
import type { Limit, Limiter } from '../../subscribers/limits.ts';
import type { Bindings } from './bindings.ts';

/** The window of the limits that the platform itself counts: it knows 10 and 60 seconds. */
const PLATFORM_WINDOW_MS = 60_000;

type Counters = Pick<Bindings, 'USES' | 'CLIENT_LIMIT' | 'SITE_LIMIT'>;

/**
 * Counts uses on Cloudflare. The rate limits of the platform come first, so that a flood costs nothing else:
 * they allow in a minute what the limits of the site allow in their shortest window. Each key then has a counter
 * of its own, which counts exactly. If a counter fails, the use is allowed. `later` lets work go on after the
 * response.
 */
export function cloudflareLimiter(
  counters: () => Counters,
  later: (work: Promise<unknown>) => void,
): Limiter {
  const counterOf = async (key: string) => counters().USES.getByName(await sha256Hex(key));

  async function giveBack(keys: readonly string[], now: number): Promise<void> {
    for (const key of keys) await (await counterOf(key)).giveBack(now).catch(() => undefined);
  }

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
      const moment = now.getTime();
      const keys = [...new Set(limits.map(({ key }) => key))];
      const firsts = keys.flatMap((key) => limits.find((limit) => limit.key === key) ?? []);
      const flooded = await isFlooded(firsts);
      if (flooded) return { full: flooded };

      const uses = new Map<L, number>();
      for (const [i, key] of keys.entries()) {
        const own = limits.filter((limit) => limit.key === key);
        const wanted = own.map(({ max, windowMs }) => ({ max, windowMs }));
        const taken = await (await counterOf(key)).take(wanted, moment).catch(() => undefined);
        const full = taken && 'full' in taken ? own[taken.full] : undefined;
        if (full) {
          // After the response, because its time would tell which limit is full.
          later(giveBack(keys.slice(0, i), moment));
          return { full };
        }
        for (const [j, limit] of own.entries())
          uses.set(limit, taken && 'uses' in taken ? (taken.uses[j] ?? 1) : 1);
      }
      return { uses: limits.map((limit) => uses.get(limit) ?? 1) };
    },
    async giveBack(limits, now) {
      await giveBack([...new Set(limits.map(({ key }) => key))], now.getTime());
    },
  };
}

/** The limit of the platform for a key; mailboxes have none. */
function platformLimitOf(key: string, { CLIENT_LIMIT, SITE_LIMIT }: Counters) {
  if (key.startsWith('client:')) return CLIENT_LIMIT;
  return key.startsWith('everybody:') ? SITE_LIMIT : undefined;
}
