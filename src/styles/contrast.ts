import type { ThemeColors } from '../core/site-options.ts';
import { accentRule } from './accent-rule.ts';
import { colorToken } from './color-token.ts';
import { contrastRatio, MINIMUM_CONTRAST } from './contrast-ratio.ts';
import { readableColor } from './readable-color.ts';

/** The colors of text and links, all on `--paper`. */
const TEXT = ['ink', 'muted', 'accent'] as const;

/**
 * Colors that are hard to read: one sentence for each color and theme, with a color to use instead.
 * `tokens` is the text of tokens.css, `accent` the one of the settings.
 */
export function contrastProblems(tokens: string, accent?: ThemeColors): string[] {
  const look = tokens + accentRule(accent);
  const paper = colorToken(look, 'paper');
  return TEXT.flatMap((name) => {
    const text = colorToken(look, name);
    return (['light', 'dark'] as const).flatMap((theme) => {
      const ratio = contrastRatio(text[theme], paper[theme]);
      if (ratio >= MINIMUM_CONTRAST) return [];
      const shown = (Math.floor(ratio * 10) / 10).toFixed(1);
      const isSetting = name === 'accent' && accent !== undefined;
      const [place, key] = isSetting
        ? ['src/site.config.ts', `accent.${theme}`]
        : ['src/styles/tokens.css', `--${name}`];
      return [
        `${place}: ${key} (${text[theme]}) on --paper (${paper[theme]}) has a contrast of ${shown} in the ${theme} theme; text needs ${MINIMUM_CONTRAST}. Choose a ${theme === 'light' ? 'darker' : 'lighter'} color, such as ${readableColor(text[theme], paper[theme])}.`,
      ];
    });
  });
}
