/** In feeds, and on the pages that explain them. */
export const feeds = {
  keyPoints: 'Key points',
  source: 'Source',
};
