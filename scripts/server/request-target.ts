/** A parsed request target. */
export interface RequestTarget {
  /** Percent-encoded as sent, from the root, without empty segments. */
  path: string;
  /** The decoded path: the address of a file. */
  address: string;
  /** The query as sent, with its question mark; empty without one. */
  query: string;
}

const ORIGIN = /^https?:\/\/[^/?#]*/i;

/** Paths that decode to themselves, as nearly all do. */
const PLAIN = /^(?:\/[\w~-][\w.~-]*)*\/?$/;

/** Segments that a URL parser or a file system does not treat as a name. */
const NOT_A_NAME = /^\.{1,2}$|[/\\\p{Cc}]/u;

/**
 * Parses a request target (RFC 9112, section 3.2). Ignores the scheme and host that a client may put
 * before the path, as for a proxy. Collapses repeated slashes, so that no path can be read as a host
 * name. Returns `undefined` if the path cannot belong to a file or a route: if it has a dot segment, a
 * backslash, an encoded slash, a control character or an invalid escape.
 */
export function requestTarget(target = '/'): RequestTarget | undefined {
  const originForm = target.startsWith('/') ? target : target.replace(ORIGIN, '');
  const mark = originForm.indexOf('?');
  const sent = mark < 0 ? originForm : originForm.slice(0, mark);
  const query = mark < 0 ? '' : originForm.slice(mark);
  if (sent && PLAIN.test(sent)) return { path: sent, address: sent, query };

  const path = `/${sent}`.replace(/\/{2,}/g, '/');
  try {
    const names = path.split('/').map((name) => decodeURIComponent(name));
    if (names.some((name) => NOT_A_NAME.test(name))) return undefined;
    return { path, address: names.join('/'), query };
  } catch {
    return undefined;
  }
}
