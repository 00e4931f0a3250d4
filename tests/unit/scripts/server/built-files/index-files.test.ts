import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexFiles } from '../../../../../scripts/server/built-files/index-files.ts';
import { requestTarget } from '../../../../../scripts/server/request-target.ts';
import { manyRuns } from '../../../../many-runs.ts';

let root: string;
const NAMES = ['client', 'outside', 'page', 'index.html', 'file.txt', 'name?#.txt', 'ü'];

/** A site beside other folders with the same file names, or alone. */
async function site(kind: 'alone' | 'beside' | 'other'): Promise<string> {
  const parent = join(root, kind);
  const folders = kind === 'beside' ? ['client', 'outside', 'page', 'outside/page'] : ['client'];
  for (const folder of folders) {
    await mkdir(join(parent, folder), { recursive: true });
    await writeFile(join(parent, folder, 'file.txt'), '');
    await writeFile(join(parent, folder, 'index.html'), '');
  }
  await mkdir(join(parent, 'client/page ü?'));
  await writeFile(join(parent, 'client/page ü?/index.html'), '');
  return join(parent, 'client');
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadsheet-index-'));
});
afterAll(() => rm(root, { recursive: true }));

test('no file outside the build affects what is found, for any address', async () => {
  const [alone, beside] = [await site('alone'), await site('beside')];
  const [one, other] = [await indexFiles(alone), await indexFiles(beside)];
  const piece = fc.constantFrom(
    ...NAMES,
    ...[
      '/',
      '/',
      '/',
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '\\',
      '%5c',
      '%00',
      '%C3%BC',
      'page%20%C3%BC%3F',
    ],
  );
  const targets = fc.array(piece, { maxLength: 8 }).map((parts) => `/${parts.join('')}`);
  fc.assert(
    fc.property(targets, (path) => {
      const found = [one, other].map(({ find }) => {
        const target = requestTarget(path);
        return target && find(target.address);
      });
      const addresses = found.map((at) => at && ('pageAt' in at ? at.pageAt : at.address));
      expect(addresses[0]).toBe(addresses[1]);
    }),
    { numRuns: manyRuns(500) },
  );
});

test('an address without its trailing slash gives the path of the page, percent-encoded', async () => {
  const { find } = await indexFiles(await site('other'));
  expect(find('/page ü?')).toEqual({ pageAt: '/page%20%C3%BC%3F/' });
  expect(find('/page ü?/')).toMatchObject({ address: '/page ü?/' });
  expect(find('/')).toMatchObject({ address: '/' });
  expect(find('/index.html')).toBe(find('/'));
  expect(find('/page ü?/index.html')).toBe(find('/page ü?/'));
  expect(find('/file.txt/')).toBeUndefined();
  expect(find('/index.html/')).toBeUndefined();
});
