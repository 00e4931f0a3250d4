import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** In every trace that a picture of these carries; nothing else knows such a bird. */
export const TRACE = 'Troglodytes';

/** Pixels of each picture, as it stands upright. */
export const UPRIGHT = { width: 450, height: 600 };

/** Of the upper half and of the lower one. */
export const UPPER = { r: 180, g: 90, b: 60 };
const LOWER = { r: 40, g: 70, b: 160 };

/**
 * One picture in each format that articles may show, with what cameras, phones and programs leave in
 * it, each naming `TRACE`. The JPEG lies on its side, as phones take it, and has the colors of
 * Display P3.
 */
export async function picturesWithTraces(): Promise<Record<string, Buffer>> {
  const upright = await twoHalves();
  const jpeg = jpegWithTraces(
    await withTags(sharp(upright).rotate(-90).withIccProfile('p3').jpeg({ quality: 95 }), 'jpg')
      .withMetadata({ orientation: 6 })
      .toBuffer(),
  );
  const png = await withTags(sharp(upright).png(), 'png').toBuffer();
  const gif = await sharp(upright).gif().toBuffer();
  return {
    'photo.jpg': jpeg,
    'photo.png': pngWithTraces(png),
    'photo.webp': await withTags(sharp(upright).webp(), 'webp').toBuffer(),
    'photo.avif': await withTags(sharp(upright).avif(), 'avif').toBuffer(),
    'photo.gif': gifWithTraces(gif),
    'photo.svg': Buffer.from(svgWithTraces(jpeg)),
  };
}

async function twoHalves(): Promise<Buffer> {
  const half = { ...UPRIGHT, height: UPRIGHT.height / 2, channels: 3 as const };
  const lower = await sharp({ create: { ...half, background: LOWER } })
    .png()
    .toBuffer();
  return sharp({ create: { ...half, background: UPPER } })
    .extend({ bottom: half.height, background: UPPER })
    .composite([{ input: lower, gravity: 'south' }])
    .png()
    .toBuffer();
}

/** EXIF with a position, a thing's number and a name; XMP with the same. */
function withTags(picture: Sharp, format: string): Sharp {
  return picture
    .withExif({
      IFD0: {
        Artist: `${TRACE} ${format} artist`,
        Copyright: `${TRACE} ${format} copyright`,
        ImageDescription: `${TRACE} ${format} description`,
        Software: `${TRACE} ${format} software`,
      },
      IFD2: { BodySerialNumber: `${TRACE} ${format} serial` },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 30/1 3230/100',
        GPSLongitudeRef: 'W',
        GPSLongitude: '0/1 7/1 3950/100',
        GPSMapDatum: `${TRACE} ${format} position`,
      },
    })
    .withXmp(xmp(format));
}

function xmp(of: string): string {
  return `<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" exif:GPSLatitude="51,30.5N" dc:creator="${TRACE} ${of} XMP"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
}

/** JPEG (ITU-T T.81, annex B): segments behind the first two bytes, and what phones append. */
function jpegWithTraces(jpeg: Buffer): Buffer {
  const record = Buffer.from(`\x1c\x02\x50\0\x20${`${TRACE} jpg IPTC`.padEnd(32)}`, 'latin1');
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xed, Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0', 'latin1'), sized(record)),
    segment(0xfe, Buffer.from(`${TRACE} jpg comment`)),
    // A preview of its own: JFIF 1.02, extension 0x10.
    segment(0xe0, Buffer.from(`JFXX\0\x10\xff\xd8\xff\xfe\0\x20${TRACE} jpg preview`, 'latin1')),
    jpeg.subarray(2),
    Buffer.from(`${TRACE} jpg film behind the picture`),
  ]);
}

function segment(marker: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

function sized(record: Buffer): Buffer {
  return Buffer.concat([Buffer.from([record.length]), record]);
}

/** PNG, third edition, section 11.3.3: texts, plain and compressed, behind the header. */
function pngWithTraces(png: Buffer): Buffer {
  const compressed = (of: string) => deflateSync(Buffer.from(`${TRACE} png ${of}`));
  return Buffer.concat([
    png.subarray(0, 33),
    chunk('tEXt', Buffer.from(`Author\0${TRACE} png tEXt`)),
    chunk('zTXt', Buffer.from('Comment\0\0'), compressed('zTXt')),
    chunk('iTXt', Buffer.from('Description\0\x01\0en\0\0'), compressed('iTXt')),
    png.subarray(33),
    Buffer.from(`${TRACE} png behind the picture`),
  ]);
}

function chunk(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from(type), ...parts]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(body.length - 4, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** GIF89a, sections 24 and 26: a comment, and XMP as an application's block, behind the table of colors. */
function gifWithTraces(gif: Buffer): Buffer {
  const colors = 13 + 3 * 2 ** (((gif[10] ?? 0) & 7) + 1);
  const comment = Buffer.from(`${TRACE} gif comment`);
  const application = Buffer.from(`${TRACE} gif XMP`);
  return Buffer.concat([
    gif.subarray(0, colors),
    Buffer.from([0x21, 0xfe, comment.length]),
    comment,
    Buffer.from([0, 0x21, 0xff, 11]),
    Buffer.from('XMP DataXMP'),
    Buffer.from([application.length]),
    application,
    Buffer.from([0]),
    gif.subarray(colors),
    Buffer.from(`${TRACE} gif behind the picture`),
  ]);
}

function svgWithTraces(jpeg: Buffer): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- ${TRACE} svg comment -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!ENTITY ns_of_a_program "http://example.org/${TRACE}">
]>
<?xpacket begin="${TRACE} svg instruction"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:x="&ns_of_a_program;"
  width="${UPRIGHT.width}" height="${UPRIGHT.height}"
  inkscape:export-filename="/home/${TRACE}/drawing.png">
  <title>Two halves</title>
  <metadata>${TRACE} svg metadata</metadata>
  <x:private><rect width="5" height="5" id="${TRACE}"/></x:private>
  <style>/* ${TRACE} svg style */ .upper { fill: rgb(180 90 60) }</style>
  <rect class="upper" width="450" height="300" inkscape:label="${TRACE} svg label"/>
  <image xlink:href="data:image/jpeg;base64,${jpeg.toString('base64')}" width="9" height="12"/>
</svg>`;
}
