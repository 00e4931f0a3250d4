import { html } from './html.ts';
import type { Html } from './html.ts';

const ADDRESS = /(https?:\/\/[^\s<>"]+)/;

/** Text with its URLs turned into links. */
export function linked(text: string): Html[] {
  return text.split(ADDRESS).map((part, i) =>
    // Every second part is a match of the pattern.
    i % 2 === 1
      ? html`<a href="${part}" target="_blank" rel="noreferrer">${part}</a>`
      : html`${part}`,
  );
}
