import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { links } from '../../../src/core/links.ts';
import type { ShareCard } from '../../../src/discovery/share-card.ts';
import { linkOrCopy } from '../../../src/loading/link-or-copy.ts';
import { site } from '../../settings/site.ts';
import { onAllCores } from '../on-all-cores.ts';
import { cardLook, lookFingerprint } from './card-look.ts';
import type { CardWork } from './card-worker.ts';
import { logo } from './logo.ts';

/** With fewer cards, another worker takes longer to start than to draw. */
const CARDS_PER_WORKER = 50;

/** Makes a worker release a card's pixels soon after it, not after twenty more. */
const SMALL_YOUNG_GENERATION = { maxYoungGenerationSizeMb: 2 };

/**
 * Adds the logo (unless public/ has one) and the cards that pages refer to, to `client`, a build of the
 * project in `root`. Cards are cached, so that only new ones are drawn, on every core. Cards that this
 * build does not use are deleted from the cache. Returns how many cards there are and how many are new.
 */
export async function drawShareCards(
  root: string,
  client: string,
): Promise<{ cards: number; drawn: number }> {
  const list = join(client, links.shareCards);
  // Written by src/pages/og/cards.json.ts.
  const cards = JSON.parse(await readFile(list, 'utf8')) as ShareCard[];
  await rm(list);

  const cache = join(root, '.broadsheet/cache/share-cards');
  await mkdir(cache, { recursive: true });
  const look = cardLook(root);
  // The publisher's own logo is already there, from public/.
  const logoFile = join(client, links.logo);
  if (!existsSync(logoFile)) writeFileSync(logoFile, logo(look, site.name));
  const fingerprint = lookFingerprint(look);
  const keyed = cards.map((card) => [keyOf(card, fingerprint), card] as const);
  const wanted = new Map(keyed);
  const kept = new Set(await readdir(cache));
  const missing = [...wanted].filter(([key]) => !kept.has(key));

  const workOf = (share: CardWork['cards']): CardWork => ({ look, folder: cache, cards: share });
  await onAllCores(new URL('./card-worker.ts', import.meta.url), missing, workOf, {
    itemsPerWorker: CARDS_PER_WORKER,
    resourceLimits: SMALL_YOUNG_GENERATION,
  });
  for (const [key, { file }] of keyed) {
    linkOrCopy(join(cache, key), join(client, links.shareCard(file)));
  }
  const unused = [...kept].filter((key) => !wanted.has(key));
  await Promise.all(unused.map((key) => rm(join(cache, key), { force: true })));
  return { cards: cards.length, drawn: missing.length };
}

/** The name of a card's file in the cache. Articles with the same text share one. */
function keyOf({ file: _file, ...words }: ShareCard, fingerprint: string): string {
  const digest = createHash('sha256').update(fingerprint).update(JSON.stringify(words));
  return `${digest.digest('hex')}.png`;
}
