import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { Downloads } from '../../../../../scripts/newsroom/import/downloads.ts';
import { folderWith, importFrom, opened } from './imported.ts';

/** A server with one picture. Returns its address, and what it was asked for. */
async function pictureServer() {
  const png = await readFile('src/styleguide/examples/harbor.png');
  const asked: string[] = [];
  const server = createServer(({ url = '' }, answer) => {
    asked.push(url);
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
