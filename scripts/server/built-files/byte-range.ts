/** The first and the last byte of a range, both included. */
export interface ByteRange {
  first: number;
  last: number;
}

/**
 * The part of `size` bytes that a `Range` header requests (RFC 9110, section 14.1.2). Returns
 * `unsatisfiable` if the range is outside (a 416), and `undefined` if the whole file should be sent:
 * without the header, or with several ranges, another unit or an invalid range.
 */
export function byteRange(
  header: string | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | undefined {
  const parts = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '');
  if (!parts) return undefined;
  const [, from = '', to = ''] = parts;
  if (from === '') return to === '' ? undefined : suffix(Number(to), size);
  const first = Number(from);
  const last = to === '' ? Infinity : Number(to);
  if (first > last) return undefined;
  return first < size ? { first, last: Math.min(last, size - 1) } : 'unsatisfiable';
}

function suffix(length: number, size: number): ByteRange | 'unsatisfiable' {
  if (length === 0 || size === 0) return 'unsatisfiable';
  return { first: Math.max(0, size - length), last: size - 1 };
}
