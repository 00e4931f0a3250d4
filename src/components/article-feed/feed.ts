import ArticlePicture from './ArticlePicture.astro';
import Callout from './Callout.astro';
import Figure from './Figure.astro';
import PullQuote from './PullQuote.astro';

/** How the components of an article look in a feed reader: plain elements, no classes. */
export const feedComponents = { ArticlePicture, Callout, Figure, PullQuote };
