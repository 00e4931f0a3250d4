import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compressBuild } from '../../../../scripts/build/compress-build.ts';

let root: string;
let client: string;
let cache: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadsheet-compressed-'));
  [client, cache] = [join(root, 'client'), join(root, 'cache')];
  await build();
});
afterEach(() => rm(root, { recursive: true }));

/** A page of 2,000 bytes that links to others. */
const page = (name: string, ...links: string[]) =>
  links
    .map((path) => `<a href="${path}">`)
    .join('')
    .padEnd(2000, name);

/** Writes the pages again, without their compressed files. */
async function build(front = 'front'): Promise<void> {
  await rm(client, { recursive: true, force: true });
  const pages = {
    '': page(front, '/near/', '/%zz', '/../x/', '/near/?a#b'),
    near: page('near', '/far/'),
    alone: page('alone'),
    far: page('far', '/'),
  };
  for (const [name, html] of Object.entries(pages)) {
    await mkdir(join(client, name), { recursive: true });
    await writeFile(join(client, name, 'index.html'), html);
  }
  await writeFile(join(client, 'picture.png'), page('picture'));
  await writeFile(join(client, 'short.txt'), 'short');
}

const compressed = async () =>
  (await readdir(client, { recursive: true })).filter((file) => /\.(?:br|gz)$/.test(file)).sort();

test('text files, and no others, get compressed files beside them', async () => {
  expect(await compressBuild(client, cache)).toEqual({ files: 4, compressed: 4 });
  const names = ['index.html', 'alone/index.html', 'far/index.html', 'near/index.html'];
  expect(await compressed()).toEqual(
    names.flatMap((name) => [`${name}.br`, `${name}.gz`]).toSorted(),
  );
  const html = await readFile(join(client, 'far/index.html'));
  expect(brotliDecompressSync(await readFile(join(client, 'far/index.html.br')))).toEqual(html);
  expect(gunzipSync(await readFile(join(client, 'far/index.html.gz')))).toEqual(html);
});

test('a budget covers files nearest to the front page first, and each build gets further', async () => {
  const withBudget = async () => {
    await build();
    await compressBuild(client, cache, 4500);
    return (await compressed()).filter((file) => file.endsWith('.br'));
  };
  expect(await withBudget()).toEqual(['index.html.br', 'near/index.html.br']);
  expect(await withBudget()).toHaveLength(4);
});

test('reuses files that an earlier build compressed, and drops unused ones', async () => {
  await compressBuild(client, cache);
  await build('another');
  expect(await compressBuild(client, cache)).toEqual({ files: 4, compressed: 1 });
  expect(await readdir(cache)).toHaveLength(8);
});

test('keeps a file of the publisher with that name', async () => {
  await writeFile(join(client, 'far/index.html.gz'), 'of the publisher');
  await compressBuild(client, cache);
  expect(await readFile(join(client, 'far/index.html.gz'), 'utf8')).toBe('of the publisher');
});
