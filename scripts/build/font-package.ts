import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import type { FontFile } from '../../src/core/site-options.ts';

const require = createRequire(import.meta.url);

/** What metadata.json of a package of Fontsource says (fontsource.org/docs/api/download). */
const metadata = z.object({
  id: z.string(),
  family: z.string(),
  category: z.string(),
  subsets: z.array(z.string()),
  weights: z.array(z.number()).min(1),
  styles: z.array(z.string()),
  defSubset: z.string(),
});

/** A font of Fontsource, such as `@fontsource/newsreader`. */
export interface FontPackage extends z.infer<typeof metadata> {
  /** Its name on npm. */
  name: string;
  /** The characters of each subset, as a `unicode-range`. */
  ranges: Readonly<Record<string, string>>;
}

/** Reads an installed package. Throws an Error if it is not one of Fontsource. */
export function readFontPackage(name: string): FontPackage {
  const json = (file: string): unknown =>
    JSON.parse(readFileSync(require.resolve(`${name}/${file}`), 'utf8'));
  const ranges = z.record(z.string(), z.string()).parse(json('unicode.json'));
  return { name, ...metadata.parse(json('metadata.json')), ranges };
}

/** What is wrong with a package as a font, and how to fix it; `undefined` if it can be used. */
export function fontPackageProblem(name: string): string | undefined {
  try {
    readFontPackage(name);
    return undefined;
  } catch {
    return `that is not an installed font of Fontsource. Choose one at fontsource.org, and run npm install --save-exact ${name}.`;
  }
}

/** The weight nearest to `wanted` that a font has; of two as near, the heavier. */
export function nearestWeight(weights: readonly number[], wanted: number): number {
  const distance = (weight: number) => Math.abs(weight - wanted);
  const [nearest = wanted] = weights.toSorted((a, b) => distance(a) - distance(b) || b - a);
  return nearest;
}

/** A file of a package: `@fontsource/newsreader/files/newsreader-latin-600-normal.woff2`. */
export function fontFile(
  { name, id }: FontPackage,
  { subset, weight, style = 'normal' }: { subset: string; weight: number; style?: string },
): string {
  return `${name}/files/${id}-${subset}-${weight}-${style}.woff2`;
}

/** The subset with the letters of a script (ISO 15924), or the font's own. */
export function subsetFor({ subsets, defSubset }: FontPackage, script: string | undefined): string {
  const subset = SUBSETS[script ?? ''] ?? 'latin';
  return subsets.includes(subset) ? subset : defSubset;
}

/** The names of Google Fonts, which Fontsource uses. */
const SUBSETS: Readonly<Record<string, string>> = {
  Arab: 'arabic',
  Armn: 'armenian',
  Beng: 'bengali',
  Cyrl: 'cyrillic',
  Deva: 'devanagari',
  Ethi: 'ethiopic',
  Geor: 'georgian',
  Grek: 'greek',
  Hebr: 'hebrew',
  Taml: 'tamil',
  Thai: 'thai',
};

/** Semi-bold, because bold is heavy at the size of headlines. */
const HEADLINE_WEIGHT = 600;

/** The file of a headline font that is set as a package or as a file. */
export function headlineFile(font: string | FontFile, script: string | undefined): FontFile {
  if (typeof font !== 'string') return font;
  const from = readFontPackage(font);
  const weight = nearestWeight(from.weights, HEADLINE_WEIGHT);
  return { name: from.family, file: fontFile(from, { subset: subsetFor(from, script), weight }) };
}
