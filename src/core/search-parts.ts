/** The URL path of the list of the parts of the search index, besides the first: their URL paths, as JSON. */
export const SEARCH_PARTS = '/pagefind/parts.json';
