import { between, colorToken } from '../styles/color-token.ts';
import { brand } from '../styles/brand.ts';
import { tokens } from '../styles/tokens.ts';

const muted = colorToken(tokens, 'muted');
const accent = colorToken(tokens, 'accent');

// Inline styles, since many email clients support no others. Text and background colors are left to
// the client, which picks a readable pair in light and dark mode.
const serif = "font-family:Georgia,'Times New Roman',serif;";
// Headlines in the font of the site where a reader has it; an email downloads none.
const display = `font-family:'${brand.headlineFont}',Georgia,'Times New Roman',serif;`;
const label = 'font-family:Helvetica,Arial,sans-serif;';

/** Readable on light and dark backgrounds. */
export const LINE = between(muted);
export const RULE = `1px solid ${LINE}`;
/** Style of the cell with the masthead. */
export const MASTHEAD_RULE = `padding:0 0 12px;border-bottom:3px double ${LINE};`;

/** Attributes of a layout table. */
export const table = {
  role: 'presentation',
  cellpadding: '0',
  cellspacing: '0',
  border: '0',
} as const;

export const styles = {
  masthead: `${display}font-size:34px;font-weight:bold;line-height:1.2;`,
  newsletter: `${serif}font-size:16px;font-style:italic;line-height:1.5;`,
  label: `${label}font-size:13px;line-height:1.6;color:${muted.light};`,
  kicker: `${label}font-size:13px;font-weight:bold;line-height:1.6;color:${accent.light};`,
  sectionLabel: `${label}font-size:13px;font-weight:bold;line-height:1.6;`,
  text: `${serif}font-size:17px;line-height:1.5;`,
  lead: `${display}font-size:29px;font-weight:bold;line-height:1.2;margin:4px 0 8px;`,
  headline: `${display}font-size:21px;font-weight:bold;line-height:1.25;margin:2px 0 6px;`,
  button: `${label}font-size:16px;font-weight:bold;line-height:1.2;display:inline-block;padding:13px 24px;border:2px solid;color:inherit;text-decoration:none;`,
  plainLink: 'color:inherit;text-decoration:none;',
  link: 'color:inherit;text-decoration:underline;',
  card: `border:${RULE};`,
  logo: `${display}font-size:34px;border:0;vertical-align:middle;`,
  picture: `${label}font-size:14px;display:block;width:100%;max-width:600px;height:auto;border:0;`,
  hidden: 'display:none;max-height:0;overflow:hidden;mso-hide:all;',
} as const;

/**
 * For email clients that support style sheets: in dark mode, lightens the two colors that are set.
 * Other clients keep those colors or invert all of them.
 */
export const DARK = `@media (prefers-color-scheme:dark){.label{color:${muted.dark}!important}.kicker{color:${accent.dark}!important}}`;

/** A list in a text of this direction. Outlook does not support logical properties. */
export function pointsStyle(direction: 'ltr' | 'rtl'): string {
  const padding = direction === 'rtl' ? '0 22px 0 0' : '0 0 0 22px';
  return `${serif}font-size:16px;line-height:1.5;margin:10px 0 0;padding:${padding};`;
}
