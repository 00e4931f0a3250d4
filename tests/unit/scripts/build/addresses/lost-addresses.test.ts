import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { lostAddresses } from '../../../../../scripts/build/addresses/lost-addresses.ts';
import { lostReport } from '../../../../../scripts/build/addresses/lost-report.ts';
import { folderWith } from '../../newsroom/import/imported.ts';

test('an address is lost if the build has neither a page nor a file there', async () => {
  const client = await folderWith({
    'index.html': '',
    'articles/a/index.html': '',
    'rss.xml': '',
    'café/index.html': '',
    'topics/x/rss.xml/index.html': 'a redirect',
    'old.html': 'a redirect',
  });
  const kept = ['/', '/articles/a/', '/rss.xml', '/caf%C3%A9/', '/topics/x/rss.xml', '/old.html'];
  expect(lostAddresses(kept, client)).toEqual([]);
  const lost = ['/articles/b/', '/topics/x/', '/feed.json', '/%'];
  expect(lostAddresses([...kept, ...lost], client)).toEqual(lost);
});

async function reportOf(
  lost: string[],
  added: string[],
  moved: ReadonlyMap<string, string> = new Map(),
): Promise<string> {
  const root = await folderWith({
    'content/articles/hello-there.md': '---\nformerSlugs: [hi]\n---\n',
    'content/articles/other/index.mdx': '---\nheadline: x\n---\n',
  });
  return lostReport(pathToFileURL(join(root, '/')), lost, { added, moved });
}

test('a renamed article gets the line for its front matter, after its earlier names', async () => {
  const report = await reportOf(
    ['/articles/hello-their/'],
    ['/articles/hello-there/', '/articles/other/', '/about/'],
  );
  expect(report).toBe(
    [
      'The build stopped, and the site that is served did not change.',
      '',
      '1 published address would be lost. Add a line, so that links to it still lead somewhere:',
      '',
      '/articles/hello-their/',
      '  If it is now /articles/hello-there/, in content/articles/hello-there.md:',
      '    formerSlugs: [hi, hello-their]',
      '  Otherwise in content/redirects.yaml, with the reason or its new address:',
      '    /articles/hello-their/: { gone: Why it is gone. }',
      '',
      'Every address that was published is in content/addresses.json.',
    ].join('\n'),
  );
});

test('an address that led elsewhere before gets the line that it lost', async () => {
  const moved = new Map([['/articles/first', '/articles/other/']]);
  expect(await reportOf(['/articles/first/'], ['/articles/hello-there/'], moved)).toContain(
    'If it is now /articles/other/, in content/articles/other/index.mdx:\n    formerSlugs: [first]\n',
  );
});

test('the only new article may be the successor of an article with another name', async () => {
  const report = await reportOf(['/articles/first/'], ['/articles/other/', '/topics/first/']);
  expect(report).toContain('in content/articles/other/index.mdx:\n    formerSlugs: [first]\n');
});

test('an article to which old addresses redirect is no successor of another', async () => {
  const root = await folderWith({
    'content/articles/trams.md': '---\nheadline: x\n---\n',
    'content/redirects.yaml': '/2019/trams.html: /articles/trams/\n',
  });
  const report = (lost: string) =>
    lostReport(pathToFileURL(join(root, '/')), [lost], {
      added: ['/articles/trams/'],
      moved: new Map(),
    });
  expect(await report('/articles/first/')).toContain('If the article has a new address');
  expect(await report('/articles/tram/')).toContain('If it is now /articles/trams/');
});

test('the only new article is no successor of two that are lost', async () => {
  const report = await reportOf(['/articles/first/', '/articles/second/'], ['/articles/other/']);
  expect(report).not.toContain('If it is now');
});

test.each([
  ['no new address', []],
  ['several that differ', ['/articles/hello-there/', '/articles/other/']],
])('an article that may have been renamed gets a line for its file: %s', async (_, added) => {
  expect(await reportOf(['/articles/first/'], added)).toContain(
    [
      '/articles/first/',
      '  If the article has a new address, add to its file:',
      '    formerSlugs: [first]',
      '  Otherwise in content/redirects.yaml, with the reason or its new address:',
      '    /articles/first/: { gone: Why it is gone. }',
    ].join('\n'),
  );
});

test.each([
  [['/articles/a/'], [], '/articles/a/: { gone: Why it is gone. }'],
  [
    ['/topics/e-mail/'],
    ['/topics/email/', '/topics/email/rss.xml'],
    '/topics/e-mail/: /topics/email/',
  ],
  [
    ['/topics/e-mail/rss.xml'],
    ['/topics/email/', '/topics/email/rss.xml', '/topics/email/atom.xml'],
    '/topics/e-mail/rss.xml: /topics/email/rss.xml',
  ],
  [['/abuot/'], ['/about/', '/articles/abuot/'], '/abuot/: /about/'],
  [
    ['/newsletter/2025-01-01-daily/'],
    [],
    '/newsletter/2025-01-01-daily/: { gone: Why it is gone. }',
  ],
])('the report about %j has the line for redirects.yaml', async (lost, added, line) => {
  expect(await reportOf(lost, added)).toContain(`    ${line}\n`);
});
