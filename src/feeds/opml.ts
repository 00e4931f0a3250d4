import { links } from '../core/links.ts';
import { site } from '../site.ts';
import type { Feed } from './feed.ts';
import { escapeXml } from '../core/xml-text.ts';
import { absoluteUrl } from '../core/site-urls.ts';

/** Feeds with a common heading. */
export interface FeedGroup<F extends Feed = Feed> {
  name: string;
  feeds: readonly F[];
}

/** Lists all feeds for feed readers (OPML 2.0, opml.org/spec2.opml), by their RSS URLs. */
export function opml(groups: readonly FeedGroup[], siteUrl: URL): string {
  const at = (path: string) => escapeXml(absoluteUrl(path, siteUrl));
  const outline = ({ title, description, home }: Feed) =>
    [
      `<outline type="rss" text="${escapeXml(title)}" title="${escapeXml(title)}"`,
      ` description="${escapeXml(description)}"`,
      ` xmlUrl="${at(links.feed(home, 'rss'))}" htmlUrl="${at(home)}"/>`,
    ].join('');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">',
    `<head><title>${escapeXml(site.name)}</title></head>`,
    '<body>',
    ...groups.map(
      ({ name, feeds }) =>
        `<outline text="${escapeXml(name)}">${feeds.map(outline).join('')}</outline>`,
    ),
    '</body></opml>\n',
  ].join('');
}
