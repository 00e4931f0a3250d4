import sharp from 'sharp';
import { expect, test } from 'vitest';
import { cleanSvg } from '../../../src/pictures/clean-svg.ts';

const clean = async (svg: string | Uint8Array) =>
  new TextDecoder().decode(await cleanSvg(Buffer.from(svg)));
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"';

test('what is drawn stays, to the letter', async () => {
  const drawing = `${SVG}><title>A</title><desc>B</desc><defs><linearGradient id="g"/></defs><style>.a{fill:url(#g)}</style><path class="a" d="M0 0h9v9z" data-part="1" aria-label="x"/><text xml:space="preserve">1  &lt; <tspan>2</tspan></text><a href="https://example.org/?a=1&amp;b"><rect width="1" height="1"/></a></svg>`;
  expect(await clean(drawing)).toBe(drawing);
});

test.each([
  ['a comment', `${SVG}><!-- by Jane --></svg>`],
  ['a comment that programs keep', `${SVG}><!--! by Jane --></svg>`],
  ['metadata', `${SVG}><metadata><a>Jane</a></metadata></svg>`],
  ['an instruction', `<?xpacket id="Jane"?>${SVG}><g><?xpacket end="Jane"?></g></svg>`],
  ['an element of a program', `${SVG} xmlns:p="p"><p:view owner="Jane"><g/></p:view></svg>`],
  ['an attribute of a program', `${SVG} xmlns:p="Jane" p:docname="/home/jane/a.svg"></svg>`],
  ['a document type', `<!DOCTYPE svg [<!ENTITY jane "Jane">]>${SVG}></svg>`],
  ['a comment of a style', `${SVG}><style>/* Jane */a{b:c}</style></svg>`],
])('%s goes', async (_kind, drawing) => {
  expect(await clean(drawing)).not.toMatch(/jane/i);
});

test('an entity of the document type is what it stands for', async () => {
  const drawing = `<!DOCTYPE svg [<!ENTITY name "Łódź">]>${SVG}><text>&name;</text></svg>`;
  expect(await clean(drawing)).toContain('<text>Łódź</text>');
});

test('a drawing in another encoding is read in it', async () => {
  const drawing = `<?xml version="1.0" encoding="ISO-8859-1"?>${SVG}><text>Zürich</text></svg>`;
  expect(await clean(Buffer.from(drawing, 'latin1'))).toBe(`${SVG}><text>Zürich</text></svg>`);
});

test.each([
  ['in base64', (picture: Buffer) => `data:image/png;base64,${picture.toString('base64')}`],
  [
    'on several lines',
    (picture: Buffer) =>
      `data:image/png;charset=x;base64,\n${picture.toString('base64').replace(/.{60}/g, '$&\n')}`,
  ],
  [
    'of another drawing',
    (picture: Buffer) =>
      `data:image/svg+xml,${encodeURIComponent(`${SVG}><image href="data:image/png;base64,${picture.toString('base64')}"/></svg>`)}`,
  ],
])('a picture within it is made anew: %s', async (_kind, address) => {
  const picture = await sharp({
    create: { width: 4, height: 2, channels: 3, background: '#123456' },
  })
    .withExif({ IFD0: { Artist: 'Jane' } })
    .png()
    .toBuffer();
  expect(picture.includes('Jane')).toBe(true);
  const made = await clean(`${SVG}><image href="${address(picture)}"/></svg>`);
  const inner = innermost(made);
  expect(inner.includes('Jane')).toBe(false);
  expect(await sharp(inner).metadata()).toMatchObject({ width: 4, height: 2, format: 'png' });
});

function innermost(svg: string): Buffer {
  const content = /;base64,([A-Za-z0-9+/=]+)"/.exec(svg)?.[1] ?? '';
  const bytes = Buffer.from(content, 'base64');
  return bytes.includes('<svg') ? innermost(bytes.toString()) : bytes;
}
