// Draws its part of the cards into the cache; started by draw-share-cards.ts.
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
  /** Each card under the name of the file that it is to be drawn into. */
  cards: readonly (readonly [file: string, card: ShareCard])[];
}

// As the one who starts this worker hands it in.
const { look, folder, cards } = workerData as CardWork;
const paint = cardPainter(look);
for (const [file, card] of cards) {
  // A build that is stopped in the middle must leave no half of a card under its name.
  const unfinished = join(folder, `${file}.unfinished`);
  writeFileSync(unfinished, paint(card));
  renameSync(unfinished, join(folder, file));
  // The copy of its pixels is given back between two turns of the event loop.
  await nextTurn();
}
