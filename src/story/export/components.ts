import { feedComponents } from '../feed/components.ts';
import ArticlePicture from './ArticlePicture.astro';
import Callout from './Callout.astro';
import Embed from './Embed.astro';
import Figure from './Figure.astro';

/**
 * The components of an article for other publishing systems: those of a feed, with pictures as files and
 * with what those systems know as callouts and link previews.
 */
export const exportComponents = { ...feedComponents, ArticlePicture, Callout, Embed, Figure };
