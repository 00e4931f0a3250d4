import type { ThemeColors } from '../core/site-options.ts';

/** The rule of the accent that src/site.config.ts sets, to follow tokens.css; empty if it sets none. */
export function accentRule(accent: ThemeColors | undefined): string {
  return accent ? `:root{--accent:light-dark(${accent.light},${accent.dark})}` : '';
}
