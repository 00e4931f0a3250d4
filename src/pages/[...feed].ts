import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { ARCHIVE_FORMAT, FEED_FORMATS, feedContentType } from '../core/feed-formats.ts';
import { type FeedPage, feedPages } from '../feeds/feed-pages.ts';
import { links } from '../core/links.ts';
import { writeFeed } from '../feeds/write-feed.ts';
import { site } from '../site.ts';
import { getEntry, type Story } from '../feeds/queries/entries.ts';
import { getFeeds } from '../feeds/queries/feeds.ts';

export async function getStaticPaths() {
  const formatsOf = ({ page }: FeedPage<Story>) =>
    page === undefined ? FEED_FORMATS : [ARCHIVE_FORMAT];
  return (await getFeeds()).flatMap(({ stories, title, description, home, hasArchive }) =>
    feedPages(stories, site.articlesPerFeed, { hasArchive }).flatMap((page) =>
      formatsOf(page).map((format) => ({
        params: { feed: links.feed(home, format, page.page).slice(1) },
        props: { feed: { title, description, home }, page, format },
      })),
    ),
  );
}

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({
  props: { feed, page, format },
  site: siteUrl,
}) => {
  const root = new URL(siteUrl ?? '');
  const entries = await Promise.all(page.entries.map((story) => getEntry(story, root)));
  return new Response(await writeFeed({ ...page, feed, entries }, format, root), {
    headers: { 'Content-Type': feedContentType(format) },
  });
};
