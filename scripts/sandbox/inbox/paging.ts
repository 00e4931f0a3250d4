import type { Shelf } from '../shelf.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

const ROWS = 50;

/** A page of rows, newest first, and the link to the older ones. */
export function rowsOf<T extends { id: string }>(
  shelf: Shelf<T>,
  query: URLSearchParams,
): { items: T[]; older: Html } {
  const after = query.get('after') ?? undefined;
  const page = shelf.page({ limit: ROWS, after }) ?? shelf.page({ limit: ROWS });
  const last = page?.items.at(-1);
  const older = page?.more && last ? html`<p><a href="?after=${last.id}">Older</a></p>` : html``;
  return { items: page?.items ?? [], older };
}
