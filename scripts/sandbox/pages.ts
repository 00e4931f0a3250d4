import { answer, refuse } from './answers.ts';
import type { Answer } from './answers.ts';
import type { Request } from './router.ts';
import type { Shelf } from './shelf.ts';

interface PageOptions<T> {
  where?: (item: T) => boolean;
  /** The default number of items; Resend's default is 20. */
  limit?: number;
}

/** A page of a list, newest first: `limit` from 1 to 100, `after` or `before` an id. */
export function listAnswer<T extends { id: string }>(
  { query }: Request,
  shelf: Shelf<T>,
  view: (item: T) => object,
  options: PageOptions<T> = {},
): Answer {
  const limit = Number(query.get('limit') ?? options.limit ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || (limit > 100 && query.has('limit'))) {
    return refuse(422, 'validation_error', 'The `limit` must be a number between 1 and 100.');
  }
  if (query.has('after') && query.has('before')) {
    return refuse(422, 'validation_error', 'Only one of `after` and `before` can be given.');
  }
  const after = query.get('after') ?? undefined;
  const before = query.get('before') ?? undefined;
  const page = shelf.page({ limit, after, before, where: options.where });
  if (!page) return refuse(422, 'validation_error', 'The cursor is not the id of a listed item.');
  return answer({ object: 'list', has_more: page.more, data: page.items.map(view) });
}
