import { extname } from 'node:path';
import { contentType } from 'mime-types';
import { feedHeaders } from '../../../src/feeds/http/feed-headers.ts';
import type { BuiltFile } from './index-files.ts';
import type { Representation } from './representations.ts';

/** The names of these files contain a content hash, so they never change. */
const IMMUTABLE = /^\/_astro\//;

/** Headers of responses with a file, as flat lists of names and values, which Node.js accepts. */
export interface Head {
  /** For the whole file. */
  whole: string[];
  /** For a range, without Content-Range and Content-Length. */
  part: string[];
  /** For responses without content (304, 406, 412, 416). */
  without: string[];
}

/** `others` are additional headers; `accept` is the request's `Accept` header. */
export function headOf(
  { file, address }: BuiltFile,
  { form, hasOtherForms, etag, modifiedMs, size }: Representation,
  { others, accept }: { others: Record<string, string>; accept: string },
): Head {
  const { 'Content-Type': feedType, Vary: feedVary, ...ofFeed } = feedHeaders(address, accept);
  const vary = [feedVary, hasOtherForms && 'Accept-Encoding'].filter(Boolean).join(', ');
  const without = {
    ...others,
    ...ofFeed,
    'Cache-Control': IMMUTABLE.test(address)
      ? 'public, max-age=31536000, immutable'
      : 'public, max-age=0, must-revalidate',
    ETag: etag,
    ...(vary && { Vary: vary }),
  };
  const part = {
    ...without,
    'Content-Type': feedType ?? (contentType(extname(file)) || 'application/octet-stream'),
    ...(form !== 'identity' && { 'Content-Encoding': form }),
    'Last-Modified': new Date(modifiedMs).toUTCString(),
    'Accept-Ranges': 'bytes',
  };
  return {
    whole: Object.entries({ ...part, 'Content-Length': String(size) }).flat(),
    part: Object.entries(part).flat(),
    without: Object.entries(without).flat(),
  };
}
