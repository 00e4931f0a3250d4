import { extname } from 'node:path';
import { contentType } from 'mime-types';
import type { BuiltFile } from './index-files.ts';
import type { Representation } from './representations.ts';

/** Headers of responses with a file, as flat lists of names and values, which Node.js accepts. */
export interface Head {
  /** For the whole file. */
  whole: string[];
  /** For a range, without Content-Range and Content-Length. */
  part: string[];
  /** For responses without content (304, 406, 412, 416). */
  without: string[];
}

/** `own` are the headers of the file in the header table. */
export function headOf(
  { file }: BuiltFile,
  { form, hasOtherForms, etag, modifiedMs, size }: Representation,
  own: Record<string, string>,
): Head {
  const { 'Content-Type': type, Vary: ownVary, ...others } = own;
  const vary = [ownVary, hasOtherForms && 'Accept-Encoding'].filter(Boolean).join(', ');
  const without = {
    ...others,
    ETag: etag,
    ...(vary && { Vary: vary }),
  };
  const part = {
    ...without,
    'Content-Type': type ?? (contentType(extname(file)) || 'application/octet-stream'),
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
