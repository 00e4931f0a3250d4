import { withAddress } from '../../core/address-in-line.ts';
import { decodedPart } from '../../core/percent-encoding.ts';
import { shown } from '../../core/content-problem.ts';
import { nearest } from '../../core/nearest.ts';
import type { BodyFault } from './body-fault.ts';

/** A link to the site itself (`/about/`, `/articles/x/#part`) or within the text (`#part`). */
export interface BodyLink {
  href: string;
  line: number | undefined;
  /** The URL that was written instead of `href`, which is its path. */
  written?: string | undefined;
}

/** How many problems suggest the nearest name, because that compares with every name. */
export const SUGGESTIONS = 50;

/** Problems of links within the text that lead to none of the `anchors`. */
export function deadFragments(
  links: readonly BodyLink[],
  anchors: ReadonlySet<string>,
): BodyFault[] {
  const names = [...anchors];
  return links
    .filter(({ href }) => href.startsWith('#') && !hasAnchor(anchors, href.slice(1)))
    .map(({ href, line }, i) => {
      const near = i < SUGGESTIONS ? nearest(decodedPart(href.slice(1)), names) : undefined;
      const expected = `# and the id of a heading${near ? `; the nearest is #${near}` : ' of this text'}`;
      return {
        key: 'link',
        found: shown(decodedPart(href)),
        expected,
        line,
        address: href,
        ...(near && { instead: (source: string) => withAddress(source, href, `#${near}`) }),
      };
    });
}

/**
 * Whether a fragment leads somewhere: to an id, percent-encoded or not, or to the top of the page (HTML,
 * section 7.4.6.4). Words to highlight (`:~:text=`) are not part of it.
 */
export function hasAnchor(anchors: ReadonlySet<string>, fragment: string): boolean {
  const id = fragment.replace(/:~:.*$/, '');
  return /^(?:top)?$/i.test(id) || anchors.has(decodedPart(id)) || anchors.has(id);
}
