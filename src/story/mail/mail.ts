import { feedComponents } from '../feed/feed.ts';
import ArticlePicture from './ArticlePicture.astro';
import Figure from './Figure.astro';

/**
 * How the components of an article look in a mail: as in a feed, with pictures of a mail's width.
 * `mailHtml` of src/feeds/ gives the elements their inline styles.
 */
export const mailComponents = { ...feedComponents, ArticlePicture, Figure };
