/** The first and the last byte of a part, both included. */
export interface ByteRange {
  first: number;
  last: number;
}

/**
 * The part of `size` bytes that a `Range` header asks for (RFC 9110, section 14.1.2). Returns
 * `unsatisfiable` when the part lies outside (a 416), and `undefined` when the whole is to be sent:
 * without the header, with several ranges, another unit, or a range that is not valid.
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
