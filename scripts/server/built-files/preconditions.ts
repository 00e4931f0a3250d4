import type { IncomingHttpHeaders } from 'node:http';

/** What identifies one version of a file. */
export interface Validators {
  /** A strong entity tag, in its quotes. */
  etag: string;
  /** When the file was last modified, in milliseconds since 1970, in whole seconds. */
  modifiedMs: number;
}

/**
 * Evaluates the conditions of a GET or HEAD in the order of RFC 9110, section 13.2.2. `failed` means 412
 * and `not-modified` 304; with `undefined` the file is sent.
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
  // Weak comparison, because a compressing proxy makes our tags weak.
  const isListed = noneMatch.trim() === '*' || tags(noneMatch).some((tag) => opaque(tag) === etag);
  return isListed ? 'not-modified' : undefined;
}

/**
 * Whether the range applies to this version of the file: `If-Range` uses strong comparison (RFC 9110,
 * section 13.1.5). A date never matches, because all encodings of a file share one.
 */
export function rangeApplies(headers: IncomingHttpHeaders, etag: string): boolean {
  const condition = headers['if-range'];
  return condition === undefined || condition === etag;
}

const tags = (list: string) => list.match(/(?:W\/)?"[^"]*"/g) ?? [];
const strongTags = (list: string) => tags(list).filter((tag) => !tag.startsWith('W/'));
const opaque = (tag: string) => tag.replace(/^W\//, '');

/** Parses an HTTP date in any of its three forms (RFC 9110, section 5.6.7) to milliseconds; otherwise NaN. */
function httpDate(text: string | undefined): number {
  if (!text || !/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /.test(text)) return NaN;
  // The asctime() form has no time zone and means UTC.
  return Date.parse(text.endsWith(' GMT') ? text : `${text} GMT`);
}
