/** What a request asks for, read from its target. */
export interface RequestTarget {
  /** As sent, percent-encoded, from the root, without empty segments. */
  path: string;
  /** The path decoded: a file's address. */
  address: string;
  /** Everything from the first question mark on, as sent; otherwise empty. */
  query: string;
}

const ORIGIN = /^https?:\/\/[^/?#]*/i;

/** Paths that decode to themselves: those of nearly all requests. */
const PLAIN = /^(?:\/[\w~-][\w.~-]*)*\/?$/;

/** Names that a URL parser or a file system reads as something else than a name. */
const NOT_A_NAME = /^\.{1,2}$|[/\\\p{Cc}]/u;

/**
 * Reads a request's target (RFC 9112, section 3.2). A client may put a scheme and a host before the
 * path, as if for a proxy; nothing here depends on them. Several slashes in a row count as one, so
 * that no path can be read as a host's name. Returns `undefined` when the path cannot be that of a
 * file or a route: it has a dot segment, a backslash, an encoded slash, a control character or a
 * broken escape.
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
