import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { Downloads } from '../../../../../scripts/newsroom/import/downloads.ts';
import { folderWith, importFrom, opened } from './imported.ts';

/** What a server can answer instead of a picture. */
const ANSWERS: Record<string, (answer: ServerResponse) => void> = {
  '/moved.png': (answer) => answer.writeHead(302, { location: '/a.png' }).end(),
  '/loop.png': (answer) => answer.writeHead(302, { location: '/loop.png' }).end(),
  '/file.png': (answer) => answer.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/empty.png': (answer) => answer.end(),
  '/page.png': (answer) => answer.end('<html>A page</html>'),
  '/reset.png': (answer) => answer.destroy(),
  '/cut.png': (answer) => {
    answer.writeHead(200, { 'content-length': 100 });
    answer.write('some', () => setTimeout(() => answer.destroy(), 50));
  },
  '/huge.png': (answer) => {
    const more = () => void answer.write(Buffer.alloc(4_000_000), (error) => error ?? more());
    more();
  },
};

/** A server with one picture. Returns its address, and what it was asked for. */
async function pictureServer() {
  const png = await readFile('src/styleguide/examples/harbor.png');
  const asked: string[] = [];
  const server = createServer(({ url = '' }, answer) => {
    asked.push(url);
    const other = ANSWERS[url];
    if (other) return other(answer);
    answer.statusCode = url === '/a.png' ? 200 : 404;
    answer.end(url === '/a.png' ? png : '');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { site: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

test('a picture is asked for once, whether it is there or not', async () => {
  const { site, asked } = await pictureServer();
  const text = `---\ndate: 2024-03-05\n---\n\nText ![A](${site}/a.png) ![B](${site}/b.png)\n`;
  const folder = await folderWith({ 'one.md': text, 'two.md': text });
  const { root, files, report } = await importFrom(await opened('markdown', folder));
  expect(asked.toSorted()).toEqual(['/a.png', '/b.png']);
  expect(Object.keys(files)).toContain('content/articles/two/a.png');
  expect(report.markdown()).toContain(
    '/b.png, which cannot be downloaded: its server responds 404',
  );
  expect(existsSync(join(root, '.broadsheet/import'))).toBe(false);
});

test('an import that continues does not ask again for what it has', async () => {
  const { site, asked } = await pictureServer();
  const root = pathToFileURL(`${await folderWith({})}/`);
  const first = await new Downloads(root).bytes(`${site}/a.png`);
  expect(await new Downloads(root).bytes(`${site}/a.png`)).toEqual(first);
  await expect(new Downloads(root).bytes(`${site}/b.png`)).rejects.toThrow('responds 404');
  expect(asked).toEqual(['/a.png', '/b.png']);
});

test('what a server answers instead of a picture is reported in plain words', async () => {
  const { site } = await pictureServer();
  const pictures = Object.keys(ANSWERS).map((path) => `![x](${site}${path})`);
  const folder = await folderWith({
    'a.md': `---\ndate: 2024-03-05\n---\n\n${pictures.join('\n\n')}`,
  });
  const { files, report } = await importFrom(await opened('markdown', folder));
  expect(Object.keys(files).filter((file) => /\.(?:md|png)$/.test(file))).toEqual([
    'content/articles/a/index.md',
    'content/articles/a/moved.png',
  ]);
  const notes = Array.from(
    report.markdown().matchAll(/(\/\w+\.png), which (.*)/g),
    ([, path = '', why]) => [path, why],
  );
  expect(Object.fromEntries(notes)).toEqual({
    '/loop.png': 'cannot be downloaded: its server redirects without end',
    '/file.png': 'cannot be downloaded: its server redirects to what is no page of the web',
    '/empty.png': 'is empty',
    '/page.png': 'is not a picture that can be read',
    '/reset.png': 'cannot be downloaded: its server does not respond',
    '/cut.png': 'cannot be downloaded: its server ends before the picture does',
    '/huge.png': 'is larger than 50 MB',
  });
});
