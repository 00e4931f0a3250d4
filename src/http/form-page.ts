import { links } from '../core/links.ts';

/** The path of our own page whose form was sent, as its hidden field tells; the front page when that is no such path. */
export function formPage(told: string | undefined): string {
  return told !== undefined && told.length <= MOST && PATH.test(told) ? told : links.home;
}

/** Longer than the address of any page. */
const MOST = 300;
// From the root and with nothing to escape; two slashes in front would name another host.
const PATH = /^\/(?:[\w.~-]+\/)*[\w.~-]*$/;
