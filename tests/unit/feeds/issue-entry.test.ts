import { describe, expect, test } from 'vitest';
import { FEED_FORMATS } from '../../../src/core/feed-formats.ts';
import { type FeedIssue, issueEntry } from '../../../src/feeds/issue-entry.ts';
import { documentOf, readBack, siteUrl } from './a-feed.ts';

const issue: FeedIssue = {
  id: '2025-02-14-weekly',
  newsletter: { id: 'weekly', name: 'The <Weekly>' },
  subject: 'Q&A: what a link may do',
  preview: 'And 1 < 2.',
  publishedAt: new Date('2025-02-14T12:00:00Z'),
  noteHeading: 'From the editors',
  noteHtml: '<p class="x">See <a href="#end">the end</a>.</p>',
  articles: [
    { id: 'one-click', headline: 'One "click" & <more>', dek: 'A dek.' },
    { id: 'two', headline: 'Two', dek: 'Another.' },
  ],
  leadPicture: { url: 'https://news.example/a.png', width: 16, height: 9, alt: 'Bars' },
};

describe.each(FEED_FORMATS)('%s', (format) => {
  test('an issue is an entry with its own id, its newsletter and one date', async () => {
    const { entries } = await readBack(
      documentOf([], { entries: [issueEntry(issue, siteUrl)] }),
      format,
    );
    expect(entries).toMatchObject([
      {
        id: 'tag:broadsheet.example,2025:newsletter/2025-02-14-weekly',
        url: 'https://news.example/newsletter/2025-02-14-weekly/',
        title: 'Q&A: what a link may do',
        summary: 'And 1 < 2.',
        categories: ['The <Weekly>'],
        authors: ['Broadsheet'],
        published: issue.publishedAt,
        updated: format === 'atom' ? issue.publishedAt : undefined,
      },
    ]);
  });
});

test('it contains the note and every story, with the picture below the lead', () => {
  expect(issueEntry(issue, siteUrl).html).toBe(
    [
      '<h2>From the editors</h2>',
      '<p>See <a href="https://news.example/newsletter/2025-02-14-weekly/#end">the end</a>.</p>',
      '<h2><a href="https://news.example/articles/one-click/">One "click" &#x26; &#x3C;more></a></h2>',
      '<p>A dek.</p>',
      '<figure><img src="https://news.example/a.png" alt="Bars" width="16" height="9"></figure>',
      '<h2><a href="https://news.example/articles/two/">Two</a></h2><p>Another.</p>',
    ].join(''),
  );
  expect(issueEntry({ ...issue, noteHtml: '' }, siteUrl).html).not.toContain('From the editors');
});
