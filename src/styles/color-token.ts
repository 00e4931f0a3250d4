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
