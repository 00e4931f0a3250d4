import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { readRedirects } from '../../../../src/articles/loading/redirect-file.ts';

async function read(yaml?: string) {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-redirects-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'content'));
  if (yaml !== undefined) await writeFile(join(folder, 'content/redirects.yaml'), yaml);
  return readRedirects(pathToFileURL(`${folder}/`));
}

test('a publication needs no redirects', async () => {
  expect(await read()).toEqual({ redirects: [], files: [], problems: [] });
  expect((await read('# none yet\n')).problems).toEqual([]);
});

test('every line is a redirect, and one fault does not hide the others', async () => {
  const { redirects, problems } = await read(
    [
      '/caf%C3%A9/: https://example.org/',
      '/2019/a.html: /articles/a/',
      '/gone/: { gone: Withdrawn. }',
      'no-slash: /articles/a/',
      '/query/?p=1: /articles/a/',
      '/%/: /articles/a/',
      '//host/: /articles/a/',
      '/to/: articles/a',
      '/empty/: { gone: "" }',
    ].join('\n'),
  );
  expect(redirects).toEqual([
    { key: '/caf%C3%A9/', from: '/café', to: 'https://example.org/' },
    { key: '/2019/a.html', from: '/2019/a.html', to: '/articles/a/' },
    { key: '/gone/', from: '/gone', gone: 'Withdrawn.' },
  ]);
  expect(problems.map(({ key, found }) => `${key}: ${found}`)).toEqual([
    'no-slash: "no-slash"',
    '/query/?p=1: "/query/?p=1"',
    '/%/: "/%/"',
    '//host/: "//host/"',
    '/to/: "articles/a"',
    '/empty/: {"gone":""}',
  ]);
});

test.each(['- a', 'text'])('%s is no list of redirects', async (yaml) => {
  const { problems } = await read(yaml);
  expect(problems).toMatchObject([{ expected: 'keys with their values, such as key: value' }]);
});
