import { links } from '../core/links.ts';
import { absoluteUrl } from '../core/site-urls.ts';
import { cardAltText, SHARE_CARD_SIZE } from '../discovery/share-card.ts';
import type { PageArticle, SharedPicture } from '../discovery/page-facts.ts';
import { isLargeEnoughToShare } from '../discovery/shareable-picture.ts';
import { site } from '../site.ts';
import { shareCard } from '../discovery/article-card.ts';

/**
 * The preview pictures of a page, in order of preference: the link card, which carries the
 * publication's name, then the article's own picture if it is large enough.
 */
export async function sharePictures(
  article: PageArticle | undefined,
  leadPicture: SharedPicture | undefined,
  siteUrl: URL,
): Promise<SharedPicture[]> {
  return [
    ...(site.linkCards ? [await linkCard(article, siteUrl)] : []),
    ...(leadPicture && isLargeEnoughToShare(leadPicture) ? [leadPicture] : []),
  ];
}

async function linkCard(article: PageArticle | undefined, siteUrl: URL): Promise<SharedPicture> {
  const words = await shareCard(article);
  const url = absoluteUrl(links.shareCard(words.file), siteUrl);
  return { url, ...SHARE_CARD_SIZE, alt: cardAltText(words) };
}
