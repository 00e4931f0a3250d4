import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { type ByteRange, byteRange } from './byte-range.ts';
import type { Head } from './head.ts';
import { preconditions, rangeApplies } from './preconditions.ts';
import type { Representation } from './representations.ts';

/**
 * Responds to a GET or HEAD with the representation `found` of `file`, with a range of it, or with the
 * status that the request's conditions require (304, 412 or 416).
 */
export function sendFile(
  { method, headers }: IncomingMessage,
  res: ServerResponse,
  { file, found, head }: { file: string; found: Representation; head: Head },
): void {
  const outcome = preconditions(headers, found);
  if (outcome === 'not-modified') return void res.writeHead(304, head.without).end();
  if (outcome === 'failed') return sendNothing(res, 412, head.without);

  // Range applies only to GET (RFC 9110, section 14.2).
  const isPart = method === 'GET' && headers.range && rangeApplies(headers, found.etag);
  const range = isPart ? byteRange(headers.range, found.size) : undefined;
  if (range === 'unsatisfiable') {
    return sendNothing(res, 416, [...head.without, 'Content-Range', `bytes */${found.size}`]);
  }
  if (range) {
    const { first, last } = range;
    const contentRange = ['Content-Range', `bytes ${first}-${last}/${found.size}`];
    const length = ['Content-Length', String(last - first + 1)];
    res.writeHead(206, [...head.part, ...contentRange, ...length]);
  } else {
    res.writeHead(200, head.whole);
  }
  if (method === 'HEAD') res.end();
  else if (found.bytes) res.end(range ? partOf(found.bytes, range) : found.bytes);
  else sendFromDisk(res, file, range);
}

/** Responds with a status and no content. */
export function sendNothing(
  res: ServerResponse,
  status: number,
  head: readonly string[] = [],
): void {
  res.writeHead(status, [...head, 'Content-Length', '0']).end();
}

function partOf(bytes: Buffer, { first, last }: ByteRange): Buffer {
  return bytes.subarray(first, last + 1);
}

function sendFromDisk(res: ServerResponse, file: string, range: ByteRange | undefined): void {
  const part = range && { start: range.first, end: range.last };
  // If reading fails, the connection is closed, so the client notices that the file is incomplete.
  pipeline(createReadStream(file, part), res, () => undefined);
}
