import { links } from '../core/links.ts';
import { cardAltText, SHARE_CARD_SIZE } from '../discovery/share-card.ts';
import type { PageArticle, SharedPicture } from '../discovery/page-facts.ts';
import { isLargeEnoughToShare } from '../discovery/shareable-picture.ts';
import { getPlainPicture } from '../pictures/get-plain-picture.ts';
import { site } from '../site.ts';
import { shareCard } from '../discovery/article-card.ts';

/**
 * The preview pictures of a page, in order of preference: the link card, which carries the
 * publication's name, then the article's own picture if it is large enough.
 */
export async function sharePictures(
  article: PageArticle | undefined,
  siteUrl: URL,
): Promise<SharedPicture[]> {
  const lead = await leadPicture(article?.image, siteUrl);
  return [
    ...(site.linkCards ? [linkCard(article, siteUrl)] : []),
    ...(lead && isLargeEnoughToShare(lead) ? [lead] : []),
  ];
}

function linkCard(article: PageArticle | undefined, siteUrl: URL): SharedPicture {
  const words = shareCard(article);
  const url = new URL(links.shareCard(words.file), siteUrl).href;
  return { url, ...SHARE_CARD_SIZE, alt: cardAltText(words) };
}

/** An article's lead picture for programs that show links; none of them reads SVG. */
async function leadPicture(
  image: PageArticle['image'],
  siteUrl: URL,
): Promise<SharedPicture | undefined> {
  if (!image || image.src.format === 'svg') return undefined;
  const { src, width, height } = await getPlainPicture(image.src);
  return { url: new URL(src, siteUrl).href, width, height, alt: image.alt };
}
