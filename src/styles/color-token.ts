/**
 * A color of tokens.css in light and dark mode, as `#8f1d1d`, for emails and pictures, which cannot
 * use the style sheet. Throws an Error with one sentence when the token is missing or not a color.
 */
export function colorToken(tokens: string, name: string): { light: string; dark: string } {
  const color = '(#[0-9a-f]{6})\\b';
  // Without the semicolon, browsers drop this declaration and the next one.
  const end = '\\s*[;}]';
  const both = `light-dark\\(\\s*${color}\\s*,\\s*${color}\\s*\\)`;
  const pair = new RegExp(`--${name}:\\s*${both}${end}`, 'i').exec(tokens);
  const [, one] = new RegExp(`--${name}:\\s*${color}${end}`, 'i').exec(tokens) ?? [];
  const [, light = one, dark = one] = pair ?? [];
  if (light && dark) return { light, dark };
  throw new Error(
    `src/styles/tokens.css: --${name} is not a color such as #8f1d1d; or light-dark(#8f1d1d, #e58a80); ending with a semicolon. Emails and link cards need it in this form.`,
  );
}

/** The color halfway between the two, for lines in emails, which may be on a light or dark background. */
export function between({ light, dark }: { light: string; dark: string }): string {
  const channel = (color: string, at: number) => parseInt(color.slice(at, at + 2), 16);
  const mean = (at: number) => Math.round((channel(light, at) + channel(dark, at)) / 2);
  return `#${[1, 3, 5].map((at) => mean(at).toString(16).padStart(2, '0')).join('')}`;
}
