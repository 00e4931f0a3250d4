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
import { isFromOurPages } from './same-origin.ts';

export type ReadForm<Field extends string> =
  | { status: 'read'; fields: Record<Field, string | undefined> }
  | { status: 'refused'; refusal: FormRefusal };

/**
 * Reads the form that `request` posts. Every wanted field is there at most once; one that was not
 * sent is `undefined`, and fields that nobody asked for are left alone. Never throws for what a
 * client sends. The checks stand in the order of their cost: a body that will be refused anyway is
 * not read.
 */
export async function readForm<const Field extends string>(
  request: Request,
  wanted: {
    fields: readonly Field[];
    /** Origin of the site: `https://news.example.org`. */
    origin: string;
    /** Methods that the address answers, for a 405; `POST` when it is left out. */
    allow?: string;
    /** Largest body in bytes; 8192 when it is left out. */
    maxBytes?: number;
  },
): Promise<ReadForm<Field>> {
  if (request.method !== 'POST') return refused(notAllowed(wanted.allow ?? 'POST'));
  if (!isFromOurPages(request.headers, wanted.origin)) return refused(foreignOrigin);

  const type = formType(request.headers);
  if (type === undefined) return refused(wrongType);

  const body = await readLimited(request, wanted.maxBytes ?? 8192);
  if (body === 'too-large') return refused(tooLarge);
  if (body === 'unreadable') return refused(unreadable);

  const pairs = await formPairs(type, body, request.headers.get('content-type') ?? '');
  if (pairs === undefined) return refused(unreadable);

  const found = wanted.fields.map((field) => pairs.filter(([name]) => name === field));
  if (found.some((ofField) => ofField.length > 1)) return refused(sentTwice);
  // The keys are the wanted fields, each of them, and nothing else.
  const fields = Object.fromEntries(
    wanted.fields.map((field, i) => [field, found[i]?.[0]?.[1]]),
  ) as Record<Field, string | undefined>;
  return { status: 'read', fields };
}

function refused(refusal: FormRefusal): { status: 'refused'; refusal: FormRefusal } {
  return { status: 'refused', refusal };
}
