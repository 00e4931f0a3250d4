import { readFileSync } from 'node:fs';
import { create } from 'fontkitten';
import type { CardLook } from './card-look.ts';

/** All letters and digits that the headline of a card can contain, as one string. */
export function lettersOnCards({ headlineFonts }: Pick<CardLook, 'headlineFonts'>): string {
  const codes = new Set(headlineFonts.flatMap(codePointsIn));
  const letters = [...codes].toSorted((a, b) => a - b).map((code) => String.fromCodePoint(code));
  return letters.filter((letter) => /[\p{Letter}\p{Number}]/u.test(letter)).join('');
}

function codePointsIn(path: string): number[] {
  const file = readFileSync(path);
  const font = file.toString('latin1', 0, 4) === 'wOF2' ? create(file) : undefined;
  if (font && 'characterSet' in font) return font.characterSet;
  throw new Error(`${path} is not a WOFF2 font, which link cards require.`);
}
