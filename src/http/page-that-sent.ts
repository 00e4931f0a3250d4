import { links } from '../domain/links.ts';

/** The path of our own page whose form was sent, by its `Referer`; the front page when it is not told. */
export function pageThatSent(headers: Headers, origin: string): string {
  const page = URL.parse(headers.get('referer') ?? '');
  return page?.origin === origin && page.pathname.length <= MOST ? page.pathname : links.home;
}

/** Longer than the address of any page. */
const MOST = 300;
