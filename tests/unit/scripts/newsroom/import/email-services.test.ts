import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, importFrom, opened } from './imported.ts';
import { zipWith } from './zip-with.ts';

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('beehiiv', () => {
  const COLUMNS =
    'id,web_title,status,audience,content_tags,url,web_subtitle,email_subject_line,email_preview_text,content_html,thumbnail_url,created_at';
  const HTML = `<html><body><table role="presentation"><tr><td class="f"><a href="https://x.example/">Read online</a></td></tr><tr id="content-blocks"><td><table><tr><td><h1>A post</h1></td></tr><tr><td><p>Hello {{first_name}}{{ last_name | friend }}, <b>text</b> with <a href="https://old.example/p/paid?utm_source=x">a link</a>.</p></td></tr><tr><td style="display:none">Hidden</td></tr><tr><td><table><tr><th>Year</th><th>Trams</th></tr><tr><td>2024</td><td>7</td></tr></table></td></tr></table></td></tr><tr><td class="b">Unsubscribe</td></tr></table></body></html>`;
  const row = (title: string, slug: string, [status, audience, html]: readonly string[]) =>
    `${slug},${title},${status ?? ''},${audience ?? ''},Trams; Open Web,https://old.example/p/${slug},About it,Subject,Preview,${quoted(html ?? '')},,2024-03-05 09:00:00`;
  const CSV = [
    COLUMNS,
    row('A post', 'a-post', ['confirmed', 'free', HTML]),
    row('Paid', 'paid', ['confirmed', 'All premium subscribers', '<p>Text</p>']),
    row('Draft', 'draft', ['draft', 'free', '<p>Text</p>']),
    row('Old', 'old', ['archived', 'free', '<p>Text</p>']),
  ].join('\n');

  test('posts arrive without the frame and the tables of the email', async () => {
    const folder = await folderWith({
      'posts.csv': CSV,
      'all.zip': zipWith({ 'posts.csv': CSV, 'subscribers.csv': 'email\na@b.example\n' }),
    });
    for (const place of ['posts.csv', 'all.zip']) {
      const { files, report } = await importFrom(await opened('beehiiv', join(folder, place)));
      expect(files['content/articles/a-post.md']).toBe(
        "---\nheadline: A post\ndek: About it\npublishedAt: '2024-03-05T09:00:00Z'\nauthors: [the-desk]\ntopics: [trams, open-web]\n---\n\nHello , **text** with [a link](/articles/paid/).\n\n| Year | Trams |\n| ---- | ----- |\n| 2024 | 7     |\n",
      );
      expect(files['content/redirects.yaml']).toContain('/p/a-post: /articles/a-post/\n');
      const drafts = Object.keys(files).filter((path) => files[path]?.includes('draft: true'));
      expect(drafts).toEqual(['content/articles/draft.md', 'content/articles/old.md']);
      expect(report.markdown()).toContain('was for paying subscribers only');
      expect(report.markdown()).toContain('removed {{first_name}}, which beehiiv fills');
      expect(report.markdown()).toContain('removed {{last_name | friend}}, which beehiiv fills');
      if (place === 'all.zip')
        expect(report.markdown()).toContain('- subscribers.csv lists subscribers.');
    }
  });

  test('a file that is cut off or of another program is refused', async () => {
    const folder = await folderWith({
      'b.csv': 'email\na@b.example\n',
    });
    for (let at = CSV.indexOf('\n') + 2; at < CSV.length - 20; at += 61) {
      const text = CSV.slice(0, at);
      // A row that has all its cells looks complete.
      if (/",,[^,]*$/.test(text)) continue;
      const cut = await folderWith({ 'a.csv': text });
      await expect(opened('beehiiv', join(cut, 'a.csv')), text).rejects.toThrow(
        /^a\.csv is not valid CSV after line \d+: (?:a quotation mark|a row does not)/,
      );
    }
    await expect(opened('beehiiv', join(folder, 'b.csv'))).rejects.toThrow(
      'b.csv has no column web_title.',
    );
  });
});

describe('Buttondown', () => {
  const FILES = {
    'emails/plain.md':
      '<!-- buttondown-editor-mode: plaintext -->## Part\n\nHello {{ subscriber.email }}, *text*[^1] and [next](/archive/fancy/)\n\n[^1]: Note.\n',
    'emails/fancy.md':
      '<!-- buttondown-editor-mode: fancy --><h2>Part</h2>\n<p>Text {{ unsubscribe_url }}</p>\n<pre><code class="lang-css"><span class="hljs-x">p</span> { }\n</code></pre>',
    'subscribers.csv': 'email\na@b.example\n',
  };
  const CSV =
    'id,secondary_id,subject,publish_date,source,slug,status,email_type,description,image\n1,1,Plain,2024-03-05 09:00:00+00:00,app,plain,sent,public,About it,\n2,2,Fancy,2024-03-06 09:00:00+00:00,app,fancy,draft,premium,,\n3,3,Lost,2024-03-07 09:00:00+00:00,app,lost,sent,public,,\n';
  const JSON_FILE = JSON.stringify([
    {
      subject: 'Plain',
      publish_date: '2024-03-05 09:00:00+00:00',
      slug: 'plain',
      description: 'About it',
    },
    {
      subject: 'Fancy',
      publish_date: '2024-03-06 09:00:00+00:00',
      slug: 'fancy',
      status: 'draft',
      email_type: 'premium',
    },
    { subject: 'Lost', publish_date: '2024-03-07 09:00:00+00:00', slug: 'lost' },
  ]);

  test.each([
    ['emails.csv', CSV],
    ['emails.json', JSON_FILE],
  ])('emails of both editors arrive, with %s', async (name, table) => {
    const folder = await folderWith({
      'all.zip': zipWith({ ...FILES, [`export/${name}`]: table }),
    });
    const { files, report } = await importFrom(await opened('buttondown', join(folder, 'all.zip')));
    expect(files['content/articles/plain.md']).toBe(
      "---\nheadline: Plain\ndek: About it\npublishedAt: '2024-03-05T09:00:00Z'\nauthors: [the-desk]\ntopics: [news]\n---\n\n## Part\n\nHello , _text_[^1] and next\n\n[^1]: Note.\n",
    );
    expect(files['content/articles/fancy.md']).toContain(
      '\n\n## Part\n\nText \n\n```css\np { }\n```\n'.replace('Text \n', 'Text\n'),
    );
    expect(files['content/articles/fancy.md']).toContain('draft: true');
    expect(files['content/redirects.yaml']).toContain('/archive/plain/: /articles/plain/\n');
    const text = report.markdown();
    expect(text).toContain('was for paying subscribers only; here, everyone can read it');
    expect(text).toMatch(/made the link to \S+ text, because fancy is a draft/);
    expect(text).toContain('has no text in the export: emails/lost.md is missing');
    expect(text).toContain('- subscribers.csv lists subscribers.');
    expect(Object.keys(files)).toContain('content/articles/_lost.md');
  });

  test('another archive is refused', async () => {
    const folder = await folderWith({
      'a.zip': zipWith({ 'a.txt': 'x' }),
      'b.zip': zipWith({ 'emails.json': '[{"subject":' }),
    });
    await expect(opened('buttondown', join(folder, 'a.zip'))).rejects.toThrow(
      /contains no emails\.csv or emails\.json\.$/,
    );
    await expect(opened('buttondown', join(folder, 'b.zip'))).rejects.toThrow(
      /^emails\.json is not valid JSON/,
    );
  });
});
