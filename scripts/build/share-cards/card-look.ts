import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { site } from '../../settings/site.ts';
import { accentRule } from '../../../src/styles/accent-rule.ts';
import { colorToken } from '../../../src/styles/color-token.ts';
import {
  fontFile,
  headlineFile,
  nearestWeight,
  readFontPackage,
  subsetFor,
} from '../font-package.ts';
import type { Rgb } from './palette-png.ts';

const { script } = new Intl.Locale(site.locale).maximize();
const require = createRequire(import.meta.url);

/** Fonts for labels, and for letters that the headline font lacks. */
const FONTS = { newsreader: ['latin', 'latin-ext', 'vietnamese'], 'noto-naskh-arabic': ['arabic'] };

/** The look of a card: everything but its text. */
export interface CardLook {
  colors: Record<'paper' | 'ink' | 'muted' | 'accent', Rgb>;
  /** Paths of font files. Letters that one lacks are drawn with the next. */
  headlineFonts: string[];
  labelFonts: string[];
}

/** The look of the cards of the project in `root`: its tokens in the light scheme, and its fonts. */
export function cardLook(root: string): CardLook {
  const tokens =
    readFileSync(join(root, 'src/styles/tokens.css'), 'utf8') + accentRule(site.accent);
  const color = (name: string) => rgb(colorToken(tokens, name).light);
  return {
    colors: {
      paper: color('paper'),
      ink: color('ink'),
      muted: color('muted'),
      accent: color('accent'),
    },
    headlineFonts: [
      require.resolve(headlineFile(site.headlineFont, script).file),
      ...fontFiles(600),
    ],
    labelFonts: [...ownLabelFont(), ...fontFiles(400)],
  };
}

/** A digest of everything that affects a card but its text: the look, the code and the renderer. */
export function lookFingerprint(look: CardLook): string {
  const hash = createHash('sha256').update(JSON.stringify(look.colors));
  for (const name of globSync('*.ts', { cwd: import.meta.dirname }).toSorted()) {
    hash.update(readFileSync(join(import.meta.dirname, name)));
  }
  for (const font of [...look.headlineFonts, ...look.labelFonts]) hash.update(readFileSync(font));
  // Contains its version, and the versions of its binaries.
  hash.update(readFileSync(require.resolve('@napi-rs/canvas/package.json')));
  return hash.digest('hex');
}

function ownLabelFont(): string[] {
  if (site.labelFont === undefined) return [];
  const font = readFontPackage(site.labelFont);
  const weight = nearestWeight(font.weights, 400);
  return [require.resolve(fontFile(font, { subset: subsetFor(font, script), weight }))];
}

function fontFiles(weight: number): string[] {
  return Object.entries(FONTS).flatMap(([family, subsets]) =>
    subsets.map((subset) =>
      require.resolve(`@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff2`),
    ),
  );
}

function rgb(hex: string): Rgb {
  const number = Number.parseInt(hex.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}
