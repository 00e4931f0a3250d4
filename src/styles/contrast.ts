import { colorToken } from './color-token.ts';

/** Minimum contrast of text and its background (WCAG 2.2, success criterion 1.4.3). */
const MINIMUM = 4.5;

/** The colors of text and links, all on `--paper`. */
const TEXT = ['ink', 'muted', 'accent'] as const;

/** Colors of tokens.css that are hard to read: one sentence for each token and theme. */
export function contrastProblems(tokens: string): string[] {
  const paper = colorToken(tokens, 'paper');
  return TEXT.flatMap((name) => {
    const text = colorToken(tokens, name);
    return (['light', 'dark'] as const).flatMap((theme) => {
      const ratio = contrastRatio(text[theme], paper[theme]);
      if (ratio >= MINIMUM) return [];
      const shown = (Math.floor(ratio * 10) / 10).toFixed(1);
      return [
        `src/styles/tokens.css: --${name} (${text[theme]}) on --paper (${paper[theme]}) has a contrast of ${shown} in the ${theme} theme; text needs ${MINIMUM}. Choose a ${theme === 'light' ? 'darker' : 'lighter'} --${name}.`,
      ];
    });
  });
}

/** Contrast of two colors such as `#8f1d1d`, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastRatio(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
