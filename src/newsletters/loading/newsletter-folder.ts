/** Holds newsletters, and the publisher's own words around a sign-up. */
export const NEWSLETTERS_FOLDER = 'content/newsletters';

/** The ending of a newsletter's file. */
export const NEWSLETTER_ENDING = '.yaml';

/** The ending of a file of words. */
export const SIGN_UP_TEXT_ENDING = '.md';
