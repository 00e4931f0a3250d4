import sharp from 'sharp';
import { expect, test } from 'vitest';
import { hasPosition } from '../../../src/pictures/has-position.ts';

const picture = sharp({ create: { width: 4, height: 2, channels: 3, background: '#123456' } });
const withPosition = () =>
  picture.clone().withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } });
const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="51,30N"/></rdf:RDF></x:xmpmeta>';

test.each([
  ['EXIF of a JPEG', () => withPosition().jpeg().toBuffer()],
  ['EXIF of a PNG', () => withPosition().png().toBuffer()],
  ['EXIF of a WebP', () => withPosition().webp().toBuffer()],
  ['EXIF of an AVIF', () => withPosition().avif({ effort: 0 }).toBuffer()],
  ['compressed XMP of a PNG', () => picture.clone().withXmp(XMP).png().toBuffer()],
  ['a film', async () => Buffer.from('mdat\xa9xyz\0\x15\x15\xc7+51.5074-000.1278/', 'latin1')],
  ['a film of a phone by Apple', async () => Buffer.from('com.apple.quicktime.location.ISO6709')],
  [
    'the film behind a picture',
    async () =>
      Buffer.concat([
        await picture.clone().jpeg().toBuffer(),
        Buffer.from('\xa9xyz\0\x15\x15\xc7+51.5074-000.1278/', 'latin1'),
      ]),
  ],
  [
    'a picture within a drawing',
    async () =>
      Buffer.from(
        `<svg><image href="data:image/jpeg;base64,${(await withPosition().jpeg().toBuffer()).toString('base64')}"/></svg>`,
      ),
  ],
])('%s says where it was taken', async (_kind, file) => {
  expect(await hasPosition(await file())).toBe(true);
});

test.each([
  ['a picture without metadata', () => picture.clone().jpeg().toBuffer()],
  [
    'a picture that says who took it',
    () =>
      picture
        .clone()
        .withExif({ IFD0: { Artist: 'Jane' }, IFD3: { GPSMapDatum: 'WGS-84' } })
        .jpeg()
        .toBuffer(),
  ],
  ['EXIF that is cut off', async () => Buffer.from('Exif\0\0II*\0\x08\0\0\0\x09', 'latin1')],
  ['words', async () => Buffer.from('51.5074 N')],
])('%s does not', async (_kind, file) => {
  expect(await hasPosition(await file())).toBe(false);
});
