import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { zipWith } from './zip-with.ts';
import { folderWith, importFrom, opened } from './imported.ts';

const front = (title: string, more = '') =>
  `---\ntitle: ${title}\ndate: 2025-01-02T03:04:05Z\ndescription: A dek.\n${more}---\n\n`;

async function importedFrom(files: Record<string, string | Buffer>, publication?: string) {
  const folder = await folderWith(files);
  const source = await opened('markdown', folder);
  return importFrom(source, publication === undefined ? {} : { publication });
}

/** The files in public/, by their paths. */
async function publicFiles(root: string): Promise<string[]> {
  const entries = await readdir(join(root, 'public'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, 'public/').length))
    .toSorted();
}

const notesIn = (report: { markdown(): string }) =>
  report.markdown().match(/^- (?:copied|did not copy|links to the file|removed the link) .*/gm) ??
  [];

test('a file to which a post links is copied to public/, and its old address redirects', async () => {
  const files = {
    '_config.yml': 'url: https://old.example\npermalink: /:title/\n',
    '_posts/2025-01-02-a.md': `${front('A')}[The report](/assets/Annual%20Report.PDF#page=2), [again](https://old.example/assets/Annual%20Report.PDF), [elsewhere](https://other.example/b.pdf)`,
    '_posts/2025-01-03-b.md': `${front('B')}[The same](/assets/Annual%20Report.PDF)`,
    'assets/Annual Report.PDF': '%PDF',
    'assets/nobody.pdf': '%PDF 2',
  };
  const { root, report, files: written } = await importedFrom(files);
  expect(written['content/articles/a.md']).toContain(
    '[The report](/files/a/annual-report.pdf#page=2), [again](/files/a/annual-report.pdf), [elsewhere](https://other.example/b.pdf)',
  );
  expect(written['content/articles/b.md']).toContain('[The same](/files/a/annual-report.pdf)');
  expect(await publicFiles(root)).toEqual(['files/a/annual-report.pdf']);
  expect(await readFile(join(root, 'public/files/a/annual-report.pdf'), 'utf8')).toBe('%PDF');
  expect(written['content/redirects.yaml']).toContain(
    '/assets/Annual%20Report.PDF: /files/a/annual-report.pdf\n',
  );
  expect(notesIn(report)[0]).toBe(
    '- copied the file Annual Report.PDF to public/files/a/annual-report.pdf (2 times)',
  );

  const again = await importedFrom(files, root);
  expect(again.report.isNew).toBe(false);
  expect(again.files).toEqual(written);
});

test('files beside a post are copied if it links to them, and named otherwise', async () => {
  const files = {
    'index.md': front('Start', 'type: page\n'),
    'robots.txt': '',
    'posts/index.html': front('Posts', 'type: page\n'),
    'posts/notes.txt': '',
    'posts/a/index.md': `${front('A')}[The report](annual.pdf) and [data](./data/figures.csv)\n\n<audio src="talk.mp3" title="A talk"></audio>`,
    'posts/a/annual.pdf': '%PDF',
    'posts/a/talk.mp3': 'ID3',
    'posts/a/raw.xlsx': 'PK',
    'posts/a/data/figures.csv': 'a,b',
    'posts/a/data/more.csv': 'a,c',
    'posts/a/.hidden': '',
  };
  const { root, report, files: written } = await importedFrom(files);
  expect(written['content/articles/a.md']).toContain(
    '[The report](/files/a/annual.pdf) and [data](/files/a/figures.csv)\n\n[A talk](/files/a/talk.mp3)',
  );
  expect(await publicFiles(root)).toEqual(
    ['annual.pdf', 'figures.csv', 'talk.mp3'].map((name) => `files/a/${name}`),
  );
  const unlinked = (text: string) => text.match(/^- .*no post links to it.*/gm);
  const why =
    'is a file beside a post, and no post links to it. To publish it, copy it to public/ and link to it there';
  expect(unlinked(report.markdown())).toEqual([
    `- posts/a/data/more.csv ${why}`,
    `- posts/a/raw.xlsx ${why}`,
  ]);
  const again = await importedFrom(files, root);
  expect(unlinked(again.report.markdown())).toBeNull();
});

test('a file that is already in public/ is kept, and another one gets a number', async () => {
  const publication = await folderWith({
    'content/articles/.keep': '',
    'public/files/a/plan.pdf': 'mine',
  });
  const { root, files } = await importedFrom(
    { 'a/index.md': `${front('A')}[Plan](plan.pdf)`, 'a/plan.pdf': 'theirs' },
    publication,
  );
  expect(files['content/articles/a.md']).toContain('[Plan](/files/a/plan-2.pdf)');
  expect(await readFile(join(root, 'public/files/a/plan.pdf'), 'utf8')).toBe('mine');
  expect(await readFile(join(root, 'public/files/a/plan-2.pdf'), 'utf8')).toBe('theirs');
});

test('the files of drafts and scheduled posts wait, because readers could guess where they are', async () => {
  const { root, report } = await importedFrom({
    'a/index.md': `${front('A', 'draft: true\n')}[Plan](plan.pdf)`,
    'a/plan.pdf': '%PDF a',
    'b/index.md': `${front('B').replace('2025', '2030')}[Plan](plan.pdf)`,
    'b/plan.pdf': '%PDF b',
  });
  expect(existsSync(join(root, 'public'))).toBe(false);
  expect(notesIn(report)).toEqual([
    '- did not copy the file plan.pdf, because the article is a draft; once readers see it, copy the file to public/files/a/plan.pdf and link to /files/a/plan.pdf',
    '- did not copy the file plan.pdf, because the article is scheduled for 2030-01-02T03:04:05.000Z; once readers see it, copy the file to public/files/b/plan.pdf and link to /files/b/plan.pdf',
  ]);
});

test('nothing outside of the folder, nothing hidden and nothing that runs is copied', async () => {
  const outside = await folderWith({ 'secret.pdf': 'secret', 'blog/.keep': '' });
  const folder = join(outside, 'blog');
  await mkdir(join(folder, '.git'));
  await writeFile(join(folder, '.git/config.txt'), 'secret');
  await writeFile(join(folder, '.env.txt'), 'secret');
  await writeFile(join(folder, 'page.html'), '<script>1</script>');
  await writeFile(join(folder, 'run.svg'), '<svg/>');
  await writeFile(join(folder, 'run.js'), '1');
  await symlink(join(outside, 'secret.pdf'), join(folder, 'link.pdf'));
  await symlink(outside, join(folder, 'up'));
  const links = [
    '../secret.pdf',
    '/../secret.pdf',
    '%2e%2e/secret.pdf',
    '..%2fsecret.pdf',
    'link.pdf',
    'up/secret.pdf',
    '.git/config.txt',
    '.env.txt',
    'run.svg',
    'run.js',
    'file:///etc/hosts.txt',
    `${outside}/secret.pdf`,
  ];
  const text = links.map((href) => `[x](${href})`).join('\n\n');
  await writeFile(join(folder, 'a.md'), `${front('A')}Text.\n\n${text}`);
  const { root, files } = await importFrom(await opened('markdown', folder));
  expect(existsSync(join(root, 'public'))).toBe(false);
  expect(files['content/articles/a.md']).not.toContain('/files/');
});

test('a file that is too large, empty or states where a picture was taken is named', async () => {
  const taken = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .withExif({ IFD3: { GPSLatitude: '52/1 30/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();
  const folder = await folderWith({
    'a/index.md': `${front('A')}[Large](large.zip), [empty](empty.csv), [full size](photo.jpg)`,
    'a/large.zip': '',
    'a/empty.csv': '',
    'a/photo.jpg': taken,
  });
  await truncate(join(folder, 'a/large.zip'), 50_000_001);
  const { root, report } = await importFrom(await opened('markdown', folder));
  expect(existsSync(join(root, 'public'))).toBe(false);
  expect(report.markdown().match(/did not copy .*/g)).toEqual([
    'did not copy the file large.zip, which is larger than 50 MB',
    'did not copy the file empty.csv, which is empty',
    'did not copy the file photo.jpg, which states where it was taken; remove the location, and copy it to public/',
  ]);
});

test('an import that stopped after it copied a file ends as one that did not', async () => {
  const files = { 'a/index.md': `${front('A')}[Plan](plan.pdf)`, 'a/plan.pdf': '%PDF' };
  const { root, files: written } = await importedFrom(files);
  await rm(join(root, 'content/articles/a.md'));
  const again = await importedFrom(files, root);
  expect(again.files).toEqual(written);
  expect(await publicFiles(root)).toEqual(['files/a/plan.pdf']);
});

test('files come from uploads/ of WordPress, and from content/files/ and content/media/ of Ghost', async () => {
  const url = 'https://old.example/wp-content/uploads/2024/01/plan.pdf';
  const wordpress = await folderWith({
    'export.xml': `<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><wp:base_site_url>https://old.example</wp:base_site_url><wp:base_blog_url>https://old.example</wp:base_blog_url><item><title>A</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_name>a</wp:post_name><wp:post_date_gmt>2025-01-02 03:04:05</wp:post_date_gmt><content:encoded><![CDATA[<p><a href="${url}">Plan</a> <a href="/export.csv">all</a></p>]]></content:encoded></item></channel></rss>`,
    'export.csv': 'secret',
    'uploads/2024/01/plan.pdf': '%PDF',
  });
  const first = await importFrom(await opened('wordpress', wordpress));
  expect(await publicFiles(first.root)).toEqual(['files/a/plan.pdf']);
  expect(first.files['content/redirects.yaml']).toContain(
    '/wp-content/uploads/2024/01/plan.pdf: /files/a/plan.pdf',
  );

  const html = ['files/2024/plan.pdf', 'media/talk.mp3', 'data/members.csv']
    .map((path) => `<p><a href="__GHOST_URL__/content/${path}">${path}</a></p>`)
    .join('');
  const post = {
    id: '1',
    title: 'A',
    slug: 'a',
    html,
    status: 'published',
    published_at: '2025-01-02T03:04:05.000Z',
  };
  const zip = zipWith({
    'ghost.json': JSON.stringify({ db: [{ data: { posts: [post] } }] }),
    'content/files/2024/plan.pdf': '%PDF',
    'content/media/talk.mp3': 'ID3',
    'content/data/members.csv': 'secret',
  });
  const folder = await folderWith({ 'export.zip': zip });
  const second = await importFrom(await opened('ghost', join(folder, 'export.zip')));
  expect(await publicFiles(second.root)).toEqual(['files/a/plan.pdf', 'files/a/talk.mp3']);
});

test('a file that its archive lies about is named, and everything else is imported', async () => {
  const html = ['huge.zip', 'damaged.pdf', 'plan.pdf']
    .map((name) => `<p><a href="__GHOST_URL__/content/files/${name}">${name}</a></p>`)
    .join('');
  const post = {
    id: '1',
    title: 'A',
    slug: 'a',
    html,
    status: 'published',
    published_at: '2025-01-02T03:04:05.000Z',
  };
  const zip = zipWith(
    {
      'ghost.json': JSON.stringify({ db: [{ data: { posts: [post] } }] }),
      'content/files/huge.zip': 'PK',
      'content/files/damaged.pdf': '%PDF',
      'content/files/plan.pdf': '%PDF',
    },
    { 'content/files/huge.zip': { size: 1_000_000_000 }, 'content/files/damaged.pdf': { crc: 1 } },
  );
  const folder = await folderWith({ 'export.zip': zip });
  const { root, report } = await importFrom(await opened('ghost', join(folder, 'export.zip')));
  expect(await publicFiles(root)).toEqual(['files/a/plan.pdf']);
  expect(report.markdown().match(/did not copy .*/g)).toEqual([
    'did not copy the file huge.zip, which is larger than 50 MB',
    'did not copy the file damaged.pdf, which is damaged in the export',
  ]);
});
