// A worker of draw-share-cards.ts: draws its share of the cards into the cache.
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';
import type { ShareCard } from '../../../src/discovery/share-card.ts';
import type { CardLook } from './card-look.ts';
import { cardPainter } from './card-painter.ts';

export interface CardWork {
  look: CardLook;
  folder: string;
  /** The cards to draw, each with the name of its file. */
  cards: readonly (readonly [file: string, card: ShareCard])[];
}

// As draw-share-cards.ts passes it.
const { look, folder, cards } = workerData as CardWork;
const paint = cardPainter(look);
for (const [file, card] of cards) {
  // Renamed when complete, so that a stopped build leaves no partial card under this name.
  const unfinished = join(folder, `${file}.unfinished`);
  writeFileSync(unfinished, paint(card));
  renameSync(unfinished, join(folder, file));
  // The copy of the card's pixels is released only when the event loop turns.
  await nextTurn();
}
