import { getImage } from 'astro:assets';
import { links } from '../core/links.ts';
import { cardAltText, SHARE_CARD_SIZE } from '../discovery/share-card.ts';
import type { PageArticle, SharedPicture } from '../discovery/page-facts.ts';
import { isLargeEnoughToShare } from '../discovery/shareable-picture.ts';
import { plainFormat } from '../story/picture-formats.ts';
import { shareCard } from '../discovery/article-card.ts';

/** Pixels; what the large cards of most programs show. */
const WIDTH = 1200;

/**
 * The pictures for a link to a page, the first before the others: the card, by which a link is known
 * as one of this paper, then the article's own picture if it is large enough.
 */
export async function sharePictures(
  article: PageArticle | undefined,
  siteUrl: URL,
): Promise<SharedPicture[]> {
  const words = shareCard(article);
  const url = new URL(links.shareCard(words.file), siteUrl).href;
  const card = { url, ...SHARE_CARD_SIZE, alt: cardAltText(words) };
  const lead = await leadPicture(article?.image, siteUrl);
  return lead && isLargeEnoughToShare(lead) ? [card, lead] : [card];
}

/**
 * An article's lead picture for programs that show links: GIF and PNG stay what they are, all
 * else becomes JPEG, since few of them read newer formats; none at all reads SVG.
 */
export async function leadPicture(
  image: PageArticle['image'],
  siteUrl: URL,
): Promise<SharedPicture | undefined> {
  if (!image || image.src.format === 'svg') return undefined;
  const { src, alt } = image;
  const width = Math.min(WIDTH, src.width);
  const height = Math.round((src.height * width) / src.width);
  const made = await getImage({ src, width, height, format: plainFormat(src.format, 'jpg') });
  return { url: new URL(made.src, siteUrl).href, width, height, alt };
}
