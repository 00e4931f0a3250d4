import { fontFile, type FontPackage, nearestWeight, subsetFor } from './font-package.ts';
import type { Face } from './headline-faces.ts';

/** Subsets that texts in any language need, for names and quotations. */
const EVERYWHERE = ['latin', 'latin-ext'];

/**
 * The faces of a text font: regular, italic and bold, each with the letters of the publication's script
 * (ISO 15924) and with Latin ones. Browsers load those that a page needs, and slant or embolden what the
 * package lacks.
 */
export function textFaces(font: FontPackage, script: string | undefined): Face[] {
  const [regular, bold] = [nearestWeight(font.weights, 400), nearestWeight(font.weights, 700)];
  const own = subsetFor(font, script);
  const others = [...EVERYWHERE, `${own}-ext`].filter((name) => font.subsets.includes(name));
  const subsets = [...new Set([own, ...others])];
  const styles = [
    { file: regular, weight: 400, style: 'normal' as const },
    { file: regular, weight: 400, style: 'italic' as const },
    { file: bold, weight: 700, style: 'normal' as const },
  ].filter(
    ({ file, weight, style }) => font.styles.includes(style) && (weight === 400 || file > regular),
  );
  return styles.flatMap(({ file, weight, style }) =>
    subsets.map((subset): Face => ({
      src: [fontFile(font, { subset, weight: file, style })],
      weight,
      style,
      unicodeRange: [font.ranges[subset] ?? 'U+0-10FFFF'],
    })),
  );
}
