import { feedComponents } from '../feed/components.ts';
import ArticlePicture from './ArticlePicture.astro';
import Figure from './Figure.astro';

/**
 * The components of an article in an email: those of a feed, with pictures as wide as the email.
 * `mailHtml` in src/mail/ adds inline styles.
 */
export const mailComponents = { ...feedComponents, ArticlePicture, Figure };
