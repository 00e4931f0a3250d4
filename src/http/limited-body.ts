/**
 * Reads a body of at most `maxBytes`. `Content-Length` is used only to reject early, because it may
 * be missing or wrong. Returns `too-large` as soon as that is certain, without reading on, and
 * `unreadable` if the connection breaks.
 */
export async function readLimited(
  request: Request,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | 'too-large' | 'unreadable'> {
  if (Number(request.headers.get('content-length')) > maxBytes) return 'too-large';
  if (request.body === null) return new Uint8Array();

  const bytes = new Uint8Array(maxBytes);
  let length = 0;
  // Do not cancel the reader: that would close the connection before the response is sent.
  const reader = request.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return bytes.subarray(0, length);
      if (length + value.length > maxBytes) return 'too-large';
      bytes.set(value, length);
      length += value.length;
    }
  } catch {
    return 'unreadable';
  } finally {
    reader.releaseLock();
  }
}
