/** A request that the server must refuse, and its exact response. */
export interface BadInput {
  name: string;
  path: string;
  method: string;
  /** `own` means the site's origin. */
  headers: Record<string, string>;
  body?: string;
  status: number;
  /** A title or a sentence on the page. */
  says?: string;
  /** The methods that a 405 lists. */
  allow?: string;
}

export const FORM = 'application/x-www-form-urlencoded';
/** The headers of a form post from the site's own pages. */
export const own = { origin: 'own', 'content-type': FORM };
/** Part of every address, token and text that must not be exposed. */
export const CANARY = 'canary-address';
/** A valid sign-up. */
export const good = `email=${CANARY}%40example.org`;
