import ArticlePicture from './ArticlePicture.astro';
import Callout from './Callout.astro';
import Chart from './Chart.astro';
import DataTable from './DataTable.astro';
import Embed from './Embed.astro';
import Figure from './Figure.astro';
import PullQuote from './PullQuote.astro';
import Sponsor from './Sponsor.astro';
import Timeline from './Timeline.astro';

/** The components of an article in a feed: plain elements, no classes. */
export const feedComponents = {
  ArticlePicture,
  Callout,
  Chart,
  DataTable,
  Embed,
  Figure,
  PullQuote,
  Sponsor,
  Timeline,
};
