/**
 * A color of tokens.css, in light and in dark, as `#8f1d1d`: for mails and pictures, which know no
 * style sheet. Throws an Error where the token is none or is written otherwise.
 */
export function colorToken(tokens: string, name: string): { light: string; dark: string } {
  const color = '(#[0-9a-f]{6})\\b';
  const pair = new RegExp(`--${name}:\\s*light-dark\\(\\s*${color}\\s*,\\s*${color}`, 'i').exec(
    tokens,
  );
  const [, one] = new RegExp(`--${name}:\\s*${color}`, 'i').exec(tokens) ?? [];
  const [, light = one, dark = one] = pair ?? [];
  if (light && dark) return { light, dark };
  throw new Error(
    `src/styles/tokens.css: --${name} has no color such as #8f1d1d or light-dark(#8f1d1d, #e58a80), which mails and share cards need.`,
  );
}

/** The color half-way between the two: for a mail's lines, which stand on light and on dark paper. */
export function between({ light, dark }: { light: string; dark: string }): string {
  const channel = (color: string, at: number) => parseInt(color.slice(at, at + 2), 16);
  const mean = (at: number) => Math.round((channel(light, at) + channel(dark, at)) / 2);
  return `#${[1, 3, 5].map((at) => mean(at).toString(16).padStart(2, '0')).join('')}`;
}
