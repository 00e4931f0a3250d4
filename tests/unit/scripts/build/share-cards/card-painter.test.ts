import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { projectPath } from '../../../../../scripts/settings/environment.ts';
import { cardLook } from '../../../../../scripts/build/share-cards/card-look.ts';
import { cardPainter } from '../../../../../scripts/build/share-cards/card-painter.ts';

const look = cardLook(projectPath('.'));
const paint = cardPainter(look);
const plain = { file: 'x.png', publication: 'Broadsheet', day: 'March 31, 2025' };
const card = { ...plain, kicker: 'Policy' };

const TWO_WORDS = `${'Donaudampfschifffahrt'.repeat(5).slice(0, 99)} ${'Elektrizitätswerk'.repeat(6).slice(0, 100)}`;

describe('a headline', () => {
  test.each([
    ['of one letter', 'x'],
    ['of 200 letters in two words', TWO_WORDS],
    ['of one word of 200 letters', 'W'.repeat(200)],
    ['of 200 letters in many words', 'It runs on and '.repeat(15).slice(0, 199)],
    ['in Arabic', 'عنوان الخبر باللغة العربية عن شركة Amazon في 2025'],
    ['in Polish, Vietnamese and Danish', 'Żółć gęślą jaźń, điện tử, Ærøskøbing'],
    ['of markup', '</script><script>alert(1)</script> & <b>"bold"</b>'],
    ['with emoji', 'Astronauts 👩‍🚀 and flags 🏳️‍🌈'],
    ['of emoji alone', '👩‍🚀🏳️‍🌈'],
    ['in Japanese', '日本語の見出し'],
    ['with control characters', 'A\u0000B\u0007C\u202eD'],
  ])('%s: the card has the standard size, ink and empty margins', async (_name, headline) => {
    const { width, height, count } = await pixelsOf(paint({ ...card, headline }));
    expect([width, height]).toEqual([1200, 630]);
    expect(count(look.colors.ink, { top: 200 })).toBeGreaterThan(500);
    const { paper } = look.colors;
    expect(count(paper, { right: 60 })).toBe(60 * 630);
    expect(count(paper, { left: 1140 })).toBe(60 * 630);
    expect(count(paper, { top: 600 })).toBe(1200 * 30);
  });
});

test('characters that no font has are left out, with their joiners', () => {
  const drawn = (headline: string) => paint({ ...card, headline });
  expect(drawn('Astronauts 👩‍🚀 and flags 🏳️‍🌈')).toEqual(drawn('Astronauts and flags'));
});

test('without a headline, the card shows the topic or the publication', () => {
  expect(paint(card)).toEqual(paint({ ...plain, headline: 'Policy' }));
  expect(paint(plain)).toEqual(paint({ ...plain, headline: 'Broadsheet' }));
});

test('the topic has the accent color; a card without a topic does not use it', async () => {
  const { accent } = look.colors;
  const withTopic = await pixelsOf(paint({ ...card, headline: 'A story' }));
  const without = await pixelsOf(paint({ ...plain, headline: 'A story' }));
  expect(withTopic.count(accent)).toBeGreaterThan(100);
  expect(without.count(accent)).toBe(0);
});

test('a headline that starts with a right-to-left letter starts on the right', async () => {
  const { ink } = look.colors;
  const { count } = await pixelsOf(paint({ ...card, headline: 'خبر' }));
  expect(count(ink, { top: 200, left: 600 })).toBeGreaterThan(500);
  expect(count(ink, { top: 200, right: 600 })).toBe(0);
});

test('the same text gives the same bytes', () => {
  const again = cardPainter(cardLook(projectPath('.')));
  const words = { ...card, headline: 'Twice' };
  expect(again(words)).toEqual(paint(words));
});

async function pixelsOf(png: Buffer) {
  const image = await loadImage(png);
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  /** How many pixels of a part of the card have exactly this color. */
  const count = (color: readonly number[], { left = 0, top = 0, right = width } = {}) => {
    let found = 0;
    for (let y = top; y < height; y++) {
      for (let x = left; x < right; x++) {
        const i = (y * width + x) * 4;
        const [r, g, b] = color;
        if (data[i] === r && data[i + 1] === g && data[i + 2] === b) found++;
      }
    }
    return found;
  };
  return { width, height, count };
}
