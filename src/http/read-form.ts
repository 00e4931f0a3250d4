import { formPairs, formType } from './form-pairs.ts';
import {
  foreignOrigin,
  notAllowed,
  sentTwice,
  tooLarge,
  unreadable,
  wrongType,
  type FormRefusal,
} from './form-refusal.ts';
import { readLimited } from './limited-body.ts';
import { isSameOrigin } from './same-origin.ts';

export type ReadForm<Field extends string, List extends string = never> =
  | { status: 'read'; fields: Record<Field, string | undefined>; lists: Record<List, string[]> }
  | { status: 'refused'; refusal: FormRefusal };

/**
 * Reads a posted form. Each requested field appears at most once; a missing one is `undefined`, and
 * other fields are ignored. Never throws on client input. The checks run in order of cost: a body
 * that will be rejected anyway is not read.
 */
export async function readForm<const Field extends string, const List extends string = never>(
  request: Request,
  wanted: {
    fields: readonly Field[];
    /** Fields that may repeat, such as checkboxes. */
    lists?: readonly List[];
    /** Root of the site, from which the form must come: `https://news.example.org/`. */
    siteUrl: string;
    /** Roots of other sites from which it may come. */
    others?: readonly string[];
    /** Supported methods, for a 405; defaults to `POST`. */
    allow?: string;
    /** Maximum body size in bytes; defaults to 8192. */
    maxBytes?: number;
  },
): Promise<ReadForm<Field, List>> {
  if (request.method !== 'POST') return refused(notAllowed(wanted.allow ?? 'POST'));
  if (!isSameOrigin(request.headers, wanted.siteUrl, wanted.others)) return refused(foreignOrigin);

  const type = formType(request.headers);
  if (type === undefined) return refused(wrongType);

  const body = await readLimited(request, wanted.maxBytes ?? 8192);
  if (body === 'too-large') return refused(tooLarge);
  if (body === 'unreadable') return refused(unreadable);

  const pairs = await formPairs(type, body, request.headers.get('content-type') ?? '');
  if (pairs === undefined) return refused(unreadable);

  const valuesOf = (field: string) =>
    pairs.filter(([name]) => name === field).map(([, value]) => value);
  if (wanted.fields.some((field) => valuesOf(field).length > 1)) return refused(sentTwice);
  // The keys of both objects are exactly the requested ones.
  const fields = Object.fromEntries(
    wanted.fields.map((field) => [field, valuesOf(field)[0]]),
  ) as Record<Field, string | undefined>;
  const lists = Object.fromEntries(
    (wanted.lists ?? []).map((field) => [field, valuesOf(field)]),
  ) as Record<List, string[]>;
  return { status: 'read', fields, lists };
}

function refused(refusal: FormRefusal): { status: 'refused'; refusal: FormRefusal } {
  return { status: 'refused', refusal };
}
