import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Announcement,
  announcementSchema,
  changesSince,
  lastAnnounced,
  withAcknowledged,
} from '../../../src/discovery/announcement.ts';

const site = 'https://news.example/';
const before: Announcement = {
  site,
  feeds: { '/rss.xml': 'a', '/topics/gone/rss.xml': 'a' },
  pages: { '/': 'a', '/about/': 'a', '/gone/': 'a' },
};
const built: Announcement = {
  site,
  feeds: { '/rss.xml': 'b', '/topics/new/rss.xml': 'b' },
  pages: { '/': 'b', '/about/': 'a', '/new/': 'b' },
};

test('changed, new and removed pages are announced', () => {
  expect(changesSince(before, built)).toEqual({
    feeds: ['/rss.xml', '/topics/new/rss.xml'],
    pages: ['/', '/gone/', '/new/'],
  });
  expect(changesSince(built, built)).toEqual({ feeds: [], pages: [] });
});

test('an announcement of another site is ignored', () => {
  expect(lastAnnounced(built, { ...before, site: 'https://old.example/' })).toEqual({
    site,
    feeds: {},
    pages: {},
  });
  expect(lastAnnounced(built, before)).toBe(before);
});

test('acknowledged changes are not announced again, and all others are', () => {
  const hashes = fc.dictionary(
    fc.string({ minLength: 1, maxLength: 2 }).map((name) => `/${name}`),
    fc.constantFrom('a', 'b', 'c'),
    { noNullPrototype: true },
  );
  const announcement = fc.record({ site: fc.constant(site), feeds: hashes, pages: hashes });
  fc.assert(
    fc.property(announcement, announcement, fc.nat(), (announced, target, n) => {
      const all = changesSince(announced, target);
      const some = (paths: string[], isTaken: boolean) =>
        paths.filter((_, i) => (n >> i) % 2 === (isTaken ? 1 : 0));
      const taken = { feeds: some(all.feeds, true), pages: some(all.pages, true) };
      const next = withAcknowledged(announced, target, taken);
      expect(announcementSchema.parse(JSON.parse(JSON.stringify(next)))).toEqual(next);
      expect(changesSince(next, target)).toEqual({
        feeds: some(all.feeds, false),
        pages: some(all.pages, false),
      });
    }),
  );
});
