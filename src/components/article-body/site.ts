import ArticlePicture from './ArticlePicture.astro';
import Callout from './Callout.astro';
import Figure from './Figure.astro';
import PullQuote from './PullQuote.astro';

/** How the components of an article look on the site. */
export const siteComponents = { ArticlePicture, Callout, Figure, PullQuote };
