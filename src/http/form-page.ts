import { links } from '../core/links.ts';

/**
 * Returns the path of our page that contained the form, from its hidden field; the front page if
 * the value is not a valid path.
 */
export function formPage(value: string | undefined): string {
  return value !== undefined && value.length <= MAX_LENGTH && PATH.test(value) ? value : links.home;
}

/** Longer than any path of the site. */
const MAX_LENGTH = 300;
// Absolute, with nothing to escape; two leading slashes would name another host.
const PATH = /^\/(?:[\w.~-]+\/)*[\w.~-]*$/;
