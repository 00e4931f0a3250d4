import type { Words } from '../words.ts';

export const feeds: Words['feeds'] = {
  keyPoints: 'Das Wichtigste in Kürze',
  source: 'Quelle',
};
