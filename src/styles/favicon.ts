import { colorToken } from './color-token.ts';
import { initial } from './initial.ts';

/**
 * The icon of a publication as SVG: the first letter of its name under the double rule of the
 * masthead, in the colors of tokens.css.
 */
export function favicon(tokens: string, name: string): string {
  const color = (token: string) => colorToken(tokens, token).light;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="${color('paper')}"/><path d="M3 4h26M3 6h26" stroke="${color('ink')}"/><text x="16" y="27" font-family="Georgia,serif" font-size="24" font-weight="700" text-anchor="middle" fill="${color('accent')}">${initial(name)}</text></svg>`;
}
