import { html } from './html.ts';
import type { Html } from './html.ts';

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
const short = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** A time in the machine's time zone; without the date if it is within the last twelve hours. */
export function moment(at: number, now?: number): Html {
  const date = new Date(at);
  const recent = now !== undefined && Math.abs(now - at) < 12 * 3_600_000;
  const text = now === undefined ? format.format(date) : (recent ? short : day).format(date);
  return html`<time datetime="${date.toISOString()}" title="${format.format(date)}">${text}</time>`;
}
