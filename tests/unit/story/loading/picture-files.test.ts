import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createCanvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compileBody, type RefusedBody } from '../../../../src/story/loading/compile-body.ts';
import { pictureProblems } from '../../../../src/story/loading/picture-files.ts';
import { aPicture } from '../../loading/load-content.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-pictures-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function problems(name: string, bytes?: string | Uint8Array) {
  if (bytes !== undefined) await writeFile(join(folder, name), bytes);
  const root = pathToFileURL(`${folder}/`);
  return pictureProblems(root, [{ file: 'story.mdx', line: 9, key: 'picture', path: `./${name}` }]);
}

const canvas = createCanvas(64, 48);
canvas.getContext('2d').fillRect(8, 8, 30, 20);
const svg = (attributes: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg"${attributes}><path d="M0 0h9" /></svg>`;

const PICTURES: [name: string, bytes: string | Uint8Array][] = [
  ['a.png', aPicture],
  ['a.jpg', canvas.toBuffer('image/jpeg')],
  ['a.jpeg', canvas.toBuffer('image/jpeg')],
  ['a.webp', canvas.toBuffer('image/webp')],
  ['a.avif', canvas.toBuffer('image/avif')],
  ['a.gif', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')],
  ['sized.svg', svg(' width="20" height="10"')],
  ['boxed.svg', svg(' viewBox="0 0 20 10"')],
  ['a jpeg.png', canvas.toBuffer('image/jpeg')],
  ['with more behind it.jpg', Buffer.concat([canvas.toBuffer('image/jpeg'), Buffer.from('more')])],
];
test.each(PICTURES)('%s is a valid picture', async (name, bytes) => {
  expect(await problems(name, bytes)).toEqual([]);
});

/** The header of an animated WebP, without frames. */
const ANIMATED = 'RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x09\0\0\x09\0\0';

const A_PICTURE = 'a picture in AVIF, GIF, JPEG, PNG, SVG or WebP';
const OTHERS: [kind: string, name: string, bytes: string, is: string, expected: string][] = [
  ['text', 'a.png', 'Some words.', 'is not a supported picture', A_PICTURE],
  ['a web page', 'a.jpg', '<!doctype html><p>Gone', 'is not a supported picture', A_PICTURE],
  ['an empty file', 'a.png', '', 'is empty', A_PICTURE],
  ['zero bytes', 'a.png', '\0'.repeat(99), 'is not a supported picture', A_PICTURE],
  ['a picture without a size', 'a.gif', 'GIF89a\0\0\0\0', 'is not a supported picture', A_PICTURE],
  ['an animated WebP', 'a.webp', ANIMATED, 'is an animated WebP', 'a GIF, or a still picture'],
  [
    'an SVG with neither size nor viewBox',
    'a.svg',
    svg(''),
    'is an SVG without a size',
    'width and height, or a viewBox, on its <svg> element',
  ],
];
test.each(OTHERS)('%s is refused with the reason', async (_kind, name, bytes, is, expected) => {
  const found = `"./${name}", which ${is}`;
  expect(await problems(name, bytes)).toMatchObject([
    { file: 'story.mdx', line: 9, key: 'picture', found, expected },
  ]);
});

describe('a truncated picture is refused', () => {
  test.each(['a.png', 'a.jpg', 'a.webp', 'a.avif'])('%s', async (name) => {
    const bytes = Buffer.from(PICTURES.find(([other]) => other === name)?.[1] ?? '');
    const truncated = bytes.subarray(0, Math.ceil(bytes.length * 0.9));
    expect(await problems(name, truncated)).toMatchObject([
      { found: `"./${name}", which is incomplete`, expected: 'the complete file; copy it again' },
    ]);
  });
});

describe('a picture on its side with an EXIF orientation', () => {
  const onItsSide = sharp(aPicture).resize(8, 4).withMetadata({ orientation: 6 });

  test('is accepted as JPEG, the format of phones', async () => {
    expect(await problems('a.jpg', await onItsSide.clone().jpeg().toBuffer())).toEqual([]);
  });

  test.each([
    ['a.webp', onItsSide.clone().webp()],
    ['a.png', onItsSide.clone().png()],
  ])('is refused as %s, because its size would be wrong', async (name, picture) => {
    expect(await problems(name, await picture.toBuffer())).toMatchObject([
      {
        found: `"./${name}", which is on its side and has an EXIF orientation`,
        expected: 'a picture saved upright, or a JPEG',
      },
    ]);
  });
});

test.each([
  ['that is not XML', svg(' width="9" height="9"').replace('</svg>', '')],
  [
    'with a picture that cannot be decoded',
    svg(' width="9" height="9"').replace(
      '<path',
      '<image href="data:image/png;base64,AAAA"/><path',
    ),
  ],
])('an SVG %s is refused', async (_kind, drawing) => {
  expect(await problems('a.svg', drawing)).toMatchObject([
    { found: '"./a.svg", which is an SVG that cannot be read' },
  ]);
});

test('a GIF without a frame is refused', async () => {
  const gif = Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1');
  expect(await problems('a.gif', gif)).toMatchObject([
    { found: '"./a.gif", which cannot be decoded' },
  ]);
});

test('a folder is not a picture', async () => {
  await mkdir(join(folder, 'a.png'));
  expect(await problems('a.png')).toMatchObject([{ found: '"./a.png", which does not exist' }]);
});

test('a file that has changed is read again', async () => {
  expect(await problems('a.png', 'Words')).toHaveLength(1);
  expect(await problems('a.png', aPicture)).toEqual([]);
});

test.each([
  ['Photo.PNG', 'a file that exists; the nearest is photo.png'],
  ['photos.png', 'a file that exists; the nearest is photo.png'],
  ['b\u00E4r.png', 'the name as it is stored: ba\u0308r.png'],
  ['diagram.svg', 'the path of a picture file in the folder of the article'],
])('a missing picture is reported with the nearest file: %s', async (name, expected) => {
  for (const file of ['photo.png', 'ba\u0308r.png']) await writeFile(join(folder, file), aPicture);
  expect(await problems(name)).toMatchObject([
    {
      found: `"./${name}", which does not exist`,
      expected: expect.stringContaining(expected),
    },
  ]);
});

test.each(['a.md', 'a.mdx'])('each place of a picture in %s is known', async (file) => {
  const body = '![A](./a.png)\n\n![B](./b.png)\n\n- ![A](a.png)\n\n![[a.png]]';
  const { pictures } = (await compileBody(file, body, 3)) as RefusedBody;
  expect(pictures.map(({ path, line }) => [path, line])).toEqual([
    ['./a.png', 10],
    ['./a.png', 4],
    ['./a.png', 8],
    ['./b.png', 6],
  ]);
});
