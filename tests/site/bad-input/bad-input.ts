/** Something that the server is sent and must not take, and exactly what it answers. */
export interface BadInput {
  name: string;
  path: string;
  method: string;
  /** The origin `own` stands for the site's. */
  headers: Record<string, string>;
  body?: string;
  status: number;
  /** A title or a sentence that the page holds. */
  says?: string;
  /** The methods that a 405 names. */
  allow?: string;
}

export const FORM = 'application/x-www-form-urlencoded';
/** The headers of a form of our own pages. */
export const own = { origin: 'own', 'content-type': FORM };
/** In every address, token and text that must not come to light. */
export const CANARY = 'canary-address';
/** A sign-up that would be taken. */
export const good = `email=${CANARY}%40example.org`;
