import { z } from 'zod';
import { type ContentProblem, shown } from '../core/content-problem.ts';
import { isPrintable, lineOfText } from '../core/text.ts';
import { isWebAddress } from '../core/web-address.ts';

/** An address that has no page of its own. */
export interface Redirect {
  /** From the root of the site, decoded, without a slash at its end. */
  from: string;
  /** A path from the root, or a URL. Absent if the page is gone. */
  to?: string;
  /** Why the page is gone, for readers. */
  gone?: string;
}

/** content/redirects.yaml: earlier addresses, and where they lead or why their page is gone. */
export const redirectsSchema = z.record(z.string(), z.unknown());

const FROM = 'a path from the root, such as /2019/05/a-story/, without ? and #';
const TO = 'an address of the site, such as /about/, a URL, or { gone: the reason }';

const targetSchema = z.union([
  z.string().refine((to) => /^\/(?![/\\])\S*$/.test(to) || isWebAddress(to)),
  z.strictObject({ gone: lineOfText(300) }),
]);

/** One line of the file as a redirect, or its problem. */
export function redirectFrom(
  path: string,
  target: unknown,
): Redirect | Pick<ContentProblem, 'key' | 'found' | 'expected'> {
  if (!isAddress(path)) return { key: path, found: shown(path), expected: FROM };
  const parsed = targetSchema.safeParse(target);
  if (!parsed.success) return { key: path, found: shown(target), expected: TO };
  const from = decodeURI(path).replace(/\/$/, '');
  return typeof parsed.data === 'string' ? { from, to: parsed.data } : { from, ...parsed.data };
}

/**
 * Where a redirect leads in one step: `to`, or the address of the article if that is a former address of it.
 * `moved` has addresses as `Redirect.from` has them.
 */
export function finalAddress(to: string, moved: ReadonlyMap<string, string>): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/.exec(to) ?? [];
  const now = moved.get(path.replace(/\/$/, ''));
  return now === undefined ? to : `${now}${rest}`;
}

/** Whether a text is an address of the site, as URLs have it: `/2019/a-story.html`. */
function isAddress(path: string): boolean {
  try {
    return /^\/(?![/\\])[^?#\s]+$/.test(path) && isPrintable(decodeURI(path));
  } catch {
    return false;
  }
}
