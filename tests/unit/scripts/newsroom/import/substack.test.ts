import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, importFrom, opened } from './imported.ts';
import { zipWith } from './zip-with.ts';

const COLUMNS =
  'post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url';

const POSTS = `${COLUMNS}
1.a-post,2024-03-05T09:00:00.000Z,true,2024-03-05T09:00:00.000Z,,newsletter,everyone,"Trams, again","It&#8217;s about &#x201C;trams&#x201D;",
2.paid,2024-03-06T09:00:00.000Z,true,,,newsletter,only_paid,Paid,For some,
3.talk,2024-03-07T09:00:00.000Z,TRUE,,,podcast,only_free,Talk,A talk,https://old.example/talk.mp3
4.asked,2024-03-08T09:00:00.000Z,true,,,thread,founding,Asked,What?,
5.draft,,false,,,newsletter,everyone,Draft,Later,
6.mail,2024-03-09T09:00:00.000Z,true,,,adhoc_email,everyone,Mail,To you,
7.about,2024-03-10T09:00:00.000Z,true,,,page,everyone,About,Us,
8.lost,2024-03-11T09:00:00.000Z,true,,,newsletter,everyone,Lost,Gone,
`;

const HTML =
  '<p>Text <a href="https://old.example/p/paid">here</a>.</p><div class="captioned-image-container"><figure><a class="image-link image2" href="https://x.example/a.png"><div class="image2-inset"><picture><img src="https://x.example/a.png" data-attrs="{&quot;src&quot;:&quot;https://x.example/a.png&quot;}" alt="A tram"></picture></div></a><figcaption class="image-caption">On rails</figcaption></figure></div><div class="subscription-widget-wrap"><form><input></form></div><div id="youtube2-abc" class="youtube-wrap" data-attrs="{&quot;videoId&quot;:&quot;abc&quot;}"><div class="youtube-inner"><iframe src="https://www.youtube-nocookie.com/embed/abc?rel=0"></iframe></div></div><div class="paywall-jump" data-component-name="PaywallToDOM"></div><p>More</p>';

const FILES = {
  'posts.csv': POSTS,
  'posts/1.a-post.html': HTML,
  'posts/1.a-post.delivers.csv': 'email\na@b.example\n',
  'posts/2.paid.html': '<p>Paid text</p>',
  'posts/3.talk.html': '<p>Notes</p>',
  'posts/4.asked.html': '<p>What do you think?</p>',
  'posts/5.draft.html': '<p>Draft</p>',
  'posts/6.mail.html': '<p>Hello</p>',
  'posts/7.about.html': '<p>About</p>',
  'email_list.old.csv': 'email\na@b.example\n',
};

const PICTURE = '[A tram](https://x.example/a.png)\n\nOn rails';

test('posts of Substack arrive from its ZIP file or a folder', async () => {
  const folder = await folderWith({
    'export.zip': zipWith(FILES),
    ...Object.fromEntries(Object.entries(FILES).map(([name, text]) => [`export/${name}`, text])),
  });
  for (const place of ['export.zip', 'export']) {
    const source = await opened('substack', join(folder, place));
    const { files, report } = await importFrom({ ...source, site: 'https://old.example' });
    expect(files['content/articles/a-post.mdx']).toBe(
      `---\nheadline: Trams, again\ndek: It’s about “trams”\npublishedAt: '2024-03-05T09:00:00Z'\nauthors: [the-desk]\ntopics: [news]\n---\n\nText [here](/articles/paid/).\n\n${PICTURE}\n\n<Embed url="https://www.youtube.com/watch?v=abc" title="Video" publisher="YouTube" />\n\n---\n\nMore\n`,
    );
    expect(files['content/redirects.yaml']).toContain('/p/a-post: /articles/a-post/\n');
    expect(files['content/articles/talk.mdx']).toContain(
      '<Embed url="https://old.example/talk.mp3" title="Talk" />\n\nNotes\n',
    );
    const drafts = Object.keys(files).filter((path) => files[path]?.includes('draft: true'));
    expect(drafts).toEqual(['content/articles/draft.md', 'content/articles/mail.md']);
    const text = report.markdown();
    for (const line of [
      'was for paying subscribers only; here, everyone can read it',
      'was for free subscribers only',
      'was for founding subscribers only',
      'was a discussion; its comments are not in the export',
      'was sent by email only, so it is a draft',
      'has no text in the export: posts/8.lost.html is missing',
      '- /p/about is a page',
      '- email_list.old.csv lists subscribers. Extract it, then run: npm run subscribers -- import',
    ])
      expect(text).toContain(line);
    expect(Object.keys(files)).toContain('content/articles/_lost.md');
  }
});

test('what Substack fills for each subscriber leads nowhere, and the report says so', async () => {
  const html =
    '<p>Text <a href="%%checkout_url%%">Pay</a> %%share_text%%</p><p class="button-wrapper" data-attrs="{&quot;url&quot;:&quot;%%checkout_url%%&quot;,&quot;text&quot;:&quot;Subscribe now&quot;}"><a class="button primary" href="%%checkout_url%%"><span>Subscribe now</span></a></p>';
  const folder = await folderWith({ 'posts.csv': POSTS, 'posts/1.a-post.html': html });
  const source = await opened('substack', folder);
  const { files, report } = await importFrom({ ...source, site: 'https://old.example' });
  expect(files['content/articles/a-post.md']).toMatch(/\n\nText Pay\n$/);
  for (const line of [
    '- made the link to %%checkout_url%% text, because Substack fills it for each subscriber (2 times)',
    '- removed %%share_text%%, which Substack fills for each subscriber',
    '- removed a button that leads nowhere: “Subscribe now”',
  ])
    expect(report.markdown()).toContain(`${line}\n`);
});

describe('an archive that is not as it should be is refused in one line:', () => {
  const whole = zipWith(FILES);
  const posts = { 'posts.csv': POSTS };
  test.each<[string, Buffer, RegExp]>([
    [
      'truncated',
      whole.subarray(0, whole.length - 30),
      /^\S+ is not a complete ZIP file\. Download/,
    ],
    ['no archive', Buffer.from('hello'), /is not a complete ZIP file/],
    [
      'encrypted',
      zipWith(posts, { 'posts.csv': { isEncrypted: true } }),
      /is encrypted\. Extract it/,
    ],
    [
      'with a name that leads out',
      zipWith({ ...posts, '../../etc/cron.d/x': 'x' }),
      /contains the name "\.\.\/\.\.\/etc\/cron\.d\/x", which leads out of it\.$/,
    ],
    ['with an absolute name', zipWith({ ...posts, '/etc/x': 'x' }), /contains the name "\/etc\/x"/],
    [
      'with a file that claims 1 GB',
      zipWith(posts, { 'posts.csv': { size: 1_000_000_000 } }),
      /^posts\.csv has 1000 MB; the limit is \d+ MB\.$/,
    ],
    [
      'with a file that is longer than it claims',
      zipWith(posts, { 'posts.csv': { size: 20 } }),
      /is damaged at posts\.csv\. Download/,
    ],
    [
      'with other content than it was',
      zipWith(posts, { 'posts.csv': { crc: 1 } }),
      /is damaged at posts\.csv/,
    ],
    [
      'without posts',
      zipWith({ 'a.txt': 'x' }),
      /is not an export of Substack: it contains no posts\.csv\.$/,
    ],
    [
      'with other columns',
      zipWith({ 'posts.csv': 'a,b\n1,2\n' }),
      /^posts\.csv has no column post_id\.$/,
    ],
    [
      'with a quotation mark that is not closed',
      zipWith({ 'posts.csv': `${COLUMNS}\n1.a,,true,,,newsletter,everyone,"A\n` }),
      /^posts\.csv is not valid CSV after line \d+: a quotation mark is not closed\./,
    ],
  ])('%s', async (_, zip, reason) => {
    const folder = await folderWith({ 'export.zip': zip });
    const error = await opened('substack', join(folder, 'export.zip')).then(
      () => new Error('was opened'),
      (thrown: unknown) => thrown as Error,
    );
    expect(error.message).toMatch(reason);
    expect(error.message).not.toContain('\n');
  });

  test('a text that claims 1 GB stops the import before anything is written', async () => {
    const folder = await folderWith({
      'export.zip': zipWith(FILES, { 'posts/3.talk.html': { size: 1_000_000_000 } }),
      'publication/content/articles/.keep': '',
    });
    const source = await opened('substack', join(folder, 'export.zip'));
    const publication = join(folder, 'publication');
    await expect(importFrom(source, { publication })).rejects.toThrow('has 1000 MB; the limit is');
    expect(await readdir(publication, { recursive: true })).toEqual([
      'content',
      'content/articles',
      'content/articles/.keep',
    ]);
  });

  test('cut at any place', async () => {
    for (let at = 0; at < whole.length; at += 97) {
      const folder = await folderWith({ 'export.zip': whole.subarray(0, at) });
      await expect(opened('substack', join(folder, 'export.zip'))).rejects.toThrow(
        /is not a complete ZIP file/,
      );
    }
  });
});

test('a formula, a gallery and an empty embed stay, or the report names them', async () => {
  const attrs = (facts: object) => JSON.stringify(facts).replaceAll('"', '&quot;');
  const html = `<p>Text</p><div class="latex-rendered" data-attrs="${attrs({ persistentExpression: 'E = mc^2' })}"></div><div class="image-gallery-embed" data-attrs="${attrs({ gallery: { images: [{ src: 'https://x.example/a.png' }, { src: 'https://x.example/b.png' }], caption: 'Two trams' } })}"></div><div class="native-audio-embed" data-attrs="${attrs({ label: 'My talk' })}"></div><div class="embedded-publication-wrap" data-attrs="${attrs({ name: 'A paper', base_url: 'https://paper.example' })}"></div>`;
  const folder = await folderWith({
    'posts.csv': POSTS,
    'posts/1.a-post.html': html,
    'posts/99.other.html': '<p>Other</p>',
  });
  const { files, report } = await importFrom(await opened('substack', folder));
  expect(files['content/articles/a-post.mdx']).toMatch(
    /\n\nText\n\n`E = mc\^2`\n\n\[https:\/\/x\.example\/a\.png\]\(.*\)\n\n\[https:\/\/x\.example\/b\.png\]\(.*\)\n\nTwo trams\n\n<Embed url="https:\/\/paper\.example" title="A paper" \/>\n$/,
  );
  for (const line of [
    'wrote a formula as code: E = mc^2',
    'removed an embed of Substack without an address: My talk',
    'posts/99.other.html is not in posts.csv, which has the titles and dates',
  ])
    expect(report.markdown()).toContain(`- ${line}\n`);
});
