import type { IncomingHttpHeaders } from 'node:http';

/** What tells one state of a file from another. */
export interface Validators {
  /** A strong entity tag, in its quotes. */
  etag: string;
  /** When the file was changed, in milliseconds since 1970; whole seconds. */
  modifiedMs: number;
}

/**
 * What becomes of a GET or HEAD by its conditions, in the order of RFC 9110, section 13.2.2:
 * `failed` is a 412, `not-modified` a 304, and with `undefined` the file is sent.
 */
export function preconditions(
  headers: IncomingHttpHeaders,
  { etag, modifiedMs }: Validators,
): 'failed' | 'not-modified' | undefined {
  const match = headers['if-match'];
  const isOther =
    match === undefined
      ? modifiedMs > httpDate(headers['if-unmodified-since'])
      : match.trim() !== '*' && !strongTags(match).includes(etag);
  if (isOther) return 'failed';

  const noneMatch = headers['if-none-match'];
  if (noneMatch === undefined) {
    return modifiedMs <= httpDate(headers['if-modified-since']) ? 'not-modified' : undefined;
  }
  // The weak comparison: a proxy that compresses makes our tags weak.
  const isListed = noneMatch.trim() === '*' || tags(noneMatch).some((tag) => opaque(tag) === etag);
  return isListed ? 'not-modified' : undefined;
}

/**
 * Whether a range may be taken of this state of the file: `If-Range` compares strongly (RFC 9110,
 * section 13.1.5). A date never does, because all encodings of a file share one.
 */
export function rangeApplies(headers: IncomingHttpHeaders, etag: string): boolean {
  const condition = headers['if-range'];
  return condition === undefined || condition === etag;
}

const tags = (list: string) => list.match(/(?:W\/)?"[^"]*"/g) ?? [];
const strongTags = (list: string) => tags(list).filter((tag) => !tag.startsWith('W/'));
const opaque = (tag: string) => tag.replace(/^W\//, '');

/** A date of HTTP in any of its three forms (RFC 9110, section 5.6.7), in milliseconds; otherwise NaN. */
function httpDate(text: string | undefined): number {
  if (!text || !/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /.test(text)) return NaN;
  // The oldest form, that of asctime(), names no zone and means UTC.
  return Date.parse(text.endsWith(' GMT') ? text : `${text} GMT`);
}
