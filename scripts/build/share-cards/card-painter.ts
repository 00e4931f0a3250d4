import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { SHARE_CARD_SIZE, type ShareCard } from '../../../src/discovery/share-card.ts';
import type { CardLook } from './card-look.ts';
import { fitText } from './fit-text.ts';
import { palettePngEncoder, type Rgb, shades } from './palette-png.ts';

// Ignore the system's fonts, so that a card is the same on every machine.
process.env['DISABLE_SYSTEM_FONTS_LOAD'] = '1';

const { width, height } = SHARE_CARD_SIZE;
const MARGIN = 72;
const COLUMN = width - 2 * MARGIN;
const HEADLINE_SIZES = [128, 112, 96, 88, 80, 72, 64, 56, 48];
const LEADING = 1.08;

/**
 * Returns a function that draws a card in this look as a PNG. Without a headline, the card shows the
 * topic or the publication instead. Emoji, and characters that no font has, are left out.
 */
export function cardPainter(look: CardLook): (card: ShareCard) => Buffer {
  const { paper, ink, muted, accent } = look.colors;
  const headlineFont = registered('Card headline', look.headlineFonts);
  const labelFont = registered('Card label', look.labelFonts);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const readable = readableLetters(context, `48px ${headlineFont}`);
  const encode = palettePngEncoder([
    paper,
    ...[ink, muted, accent].flatMap((color) => shades(paper, color, 16)),
  ]);

  const write = (text: string, font: string, color: Rgb, spacing = '0px') => {
    context.font = font;
    context.fillStyle = css(color);
    context.letterSpacing = spacing;
    return (x: number, baseline: number) => context.fillText(text, x, baseline);
  };

  return ({ publication, headline = '', kicker = '', day = '' }) => {
    const topic = readable(kicker);
    const words = readable(headline) || topic || publication;
    const label = words === topic ? '' : topic;
    const isRightToLeft = beginsRightToLeft(words);
    const [start, end] = isRightToLeft ? [width - MARGIN, MARGIN] : [MARGIN, width - MARGIN];
    context.direction = isRightToLeft ? 'rtl' : 'ltr';
    context.fillStyle = css(paper);
    context.fillRect(0, 0, width, height);

    // The masthead, over its double rule.
    context.textAlign = 'end';
    write(readable(day), `28px ${labelFont}`, muted)(end, 118);
    context.textAlign = 'start';
    write(publication, `54px ${headlineFont}`, ink, '-0.8px')(start, 118);
    context.fillRect(MARGIN, 150, COLUMN, 4);
    context.fillRect(MARGIN, 158, COLUMN, 1.5);

    write(
      label.toUpperCase(),
      `30px ${headlineFont}`,
      accent,
      // Arabic letters are joined.
      isRightToLeft ? '0px' : '2.4px',
    )(start, 236);

    const top = label ? 258 : 206;
    context.letterSpacing = '0px';
    context.font = `100px ${headlineFont}`;
    const room = { width: COLUMN, height: height - MARGIN + 16 - top };
    const { lines, size } = fitText(
      words,
      { ...room, sizes: HEADLINE_SIZES, leading: LEADING },
      (text) => context.measureText(text).width / 100,
    );
    for (const [i, line] of lines.entries()) {
      const baseline = top + size * (0.82 + i * LEADING);
      write(line, `${size}px ${headlineFont}`, ink)(start, baseline);
    }
    return encode(canvas.data(), width, height);
  };
}

/** Registers each font under its own name. Returns the names as a font-family list. */
export function registered(name: string, paths: readonly string[]): string {
  return paths
    .map((path, i) => {
      if (!GlobalFonts.registerFromPath(path, `${name} ${i}`)) {
        throw new Error(`${path} is not a valid font for link cards.`);
      }
      return `"${name} ${i}"`;
    })
    .join(', ');
}

/** Removes characters that no font has, which would be drawn as an empty box. */
function readableLetters(context: SKRSContext2D, font: string): (text: string) => string {
  const extent = (letter: string) => {
    const { width, actualBoundingBoxAscent, actualBoundingBoxRight } = context.measureText(letter);
    return [width, actualBoundingBoxAscent, actualBoundingBoxRight].join();
  };
  const known = new Map<string, boolean>();
  return (text) => {
    context.font = font;
    context.letterSpacing = '0px';
    // No font has a glyph for this code point, which will never be assigned.
    const missing = extent('\u{10fffe}');
    const isKnown = (letter: string) => {
      const hasGlyph = known.get(letter) ?? extent(letter) !== missing;
      known.set(letter, hasGlyph);
      return hasGlyph;
    };
    const isBasic = /^[\u0020-\u007e]*$/.test(text);
    if (isBasic) return text.trim();
    // Without the emoji, their joiners and variation selectors mean nothing.
    const shown = text.replaceAll(
      /\p{Control}|\u200d|\p{Variation_Selector}|[\u{e0000}-\u{e007f}]/gu,
      '',
    );
    const kept = Array.from(shown).filter(isKnown).join('');
    return kept.replaceAll(/\s+/g, ' ').trim();
  };
}

/** Whether the first letter of a text belongs to a right-to-left script. */
function beginsRightToLeft(text: string): boolean {
  const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
  return rightToLeft.test(/\p{Letter}/u.exec(text)?.[0] ?? '');
}

/** A color as CSS, for the canvas. */
export function css([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`;
}
