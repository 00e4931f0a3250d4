import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { positionProblems, publicFileProblems } from '../../../../scripts/build/public-files.ts';

const site = {
  isBuilt: (address: string) => ['/rss.xml', '/about/index.html', '/favicon.svg'].includes(address),
  onDemand: [/^\/healthz\/?$/, /^\/mails\/([^/]+?)\.json\/?$/, /^\/preferences\/?$/],
};

test.each([
  ['/rss.xml', '/rss.xml'],
  ['/about/index.html', '/about/'],
  ['/healthz', '/healthz'],
  ['/mails/confirm.json', '/mails/confirm.json'],
  ['/preferences/index.html', '/preferences/'],
  ['/og/story.png', '/og/story.png'],
  ['/pagefind/pagefind.js', '/pagefind/pagefind.js'],
])('public%s is refused at %s', (file, address) => {
  expect(publicFileProblems([file], site)).toEqual([
    `public${file} has the address ${address}, which the site itself uses. Remove or rename that file.`,
  ]);
});

test.each(['/ads.txt', '/.well-known/gpc.json', '/about/team.png', '/favicon.svg', '/logo.png'])(
  'public%s is published',
  (file) => {
    expect(publicFileProblems([file], site)).toEqual([]);
  },
);

test('a picture that says where it was taken is refused by name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-public-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const picture = sharp({ create: { width: 4, height: 2, channels: 3, background: '#123456' } });
  const position = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } };
  await picture.clone().jpeg().toFile(join(folder, 'team.jpg'));
  await picture.clone().withExif(position).jpeg().toFile(join(folder, 'home.JPG'));
  await writeFile(join(folder, 'notes.txt'), 'GPSLatitude');
  expect(await positionProblems(pathToFileURL(`${folder}/`))).toEqual([
    'public/home.JPG states where it was taken, and files in public/ are published unchanged. Save it without its location, or put it beside an article, where the build removes the location.',
  ]);
});
