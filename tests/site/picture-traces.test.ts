import { globSync, readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { picturesWithTraces, TRACE, UPPER, UPRIGHT } from '../fakes/pictures-with-traces.ts';

let project: ProjectCopy;
let pictures: Record<string, Buffer>;
beforeAll(async () => {
  project = await copyProject({ warm: true });
  // The control makes every picture again.
  for (const folder of ['articles', 'issues', 'redirects.yaml'])
    await rm(join(project.folder, 'content', folder), { recursive: true, force: true });
  pictures = await picturesWithTraces();
  for (const [name, picture] of Object.entries(pictures)) {
    const folder = `content/articles/traces-of-${name.replace('photo.', '')}`;
    await project.write({ [`${folder}/${name}`]: picture, [`${folder}/index.mdx`]: article(name) });
  }
});
afterAll(() => project.remove());

/** With the picture at its top and twice in its text. */
const article = (name: string) => `---
headline: What a ${name} tells
dek: Nothing but what it shows.
publishedAt: 2025-04-01T09:00:00Z
authors: [desk]
topics: [email]
image: { src: ./${name}, alt: Two halves }
---

A picture in the text:

![Two halves](./${name})

<Figure src="./${name}" alt="Two halves" />
`;

async function build(): Promise<void> {
  const { status, output } = await project.build();
  expect(status, output).toBe(0);
}

/** The files below a folder in which a trace is found. */
function traced(folder: string): string[] {
  return globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => traces(readFileSync(file)).length > 0)
    .map((file) => file.slice(folder.length + 1));
}

/** Every trace in a file, in the compressed texts of a PNG and in pictures within a drawing as well. */
function traces(bytes: Buffer): string[] {
  const text = bytes.toString('latin1');
  const inner = [...text.matchAll(/;base64,([A-Za-z0-9+/=]+)/g)].flatMap(([, inner = '']) =>
    traces(Buffer.from(inner, 'base64')),
  );
  const compressed = [...text.matchAll(/[zi]TXt/g)].flatMap(({ index }) =>
    traces(unpacked(bytes, index)),
  );
  const plain = text.match(new RegExp(`${TRACE}[ \\w]*`, 'g')) ?? [];
  return [...plain, ...inner, ...compressed];
}

/** The compressed text of the chunk whose type stands there. */
function unpacked(png: Buffer, at: number): Buffer {
  const chunk = png.subarray(at, at + 4 + png.readUInt32BE(at - 4));
  for (let start = chunk.indexOf(0); start < chunk.length; start++) {
    try {
      return inflateSync(chunk.subarray(start));
    } catch {
      // Its first byte is further on.
    }
  }
  return Buffer.alloc(0);
}

const madeOf = (name: string) =>
  globSync(`_astro/${name}.*`, { cwd: join(project.folder, 'dist/client') }).map((file) =>
    join(project.folder, 'dist/client', file),
  );

test('the search finds every kind of trace in every format', () => {
  const kinds = Object.values(pictures).flatMap(traces);
  expect(new Set(kinds.map((kind) => kind.trim()))).toEqual(
    new Set([
      ...['jpg', 'png', 'webp', 'avif'].flatMap((format) =>
        ['artist', 'copyright', 'description', 'software', 'serial', 'position', 'XMP'].map(
          (kind) => `${TRACE} ${format} ${kind}`,
        ),
      ),
      ...['IPTC', 'comment', 'preview', 'film behind the picture'].map((k) => `${TRACE} jpg ${k}`),
      ...['tEXt', 'zTXt', 'iTXt', 'behind the picture'].map((k) => `${TRACE} png ${k}`),
      ...['comment', 'XMP', 'behind the picture'].map((k) => `${TRACE} gif ${k}`),
      ...['comment', 'instruction', 'metadata', 'style', 'label'].map((k) => `${TRACE} svg ${k}`),
      TRACE,
    ]),
  );
});

test('without what removes them, they are published', async () => {
  const config = readFileSync(join(project.folder, 'astro.config.mjs'), 'utf8');
  await project.write({
    'astro.config.mjs': config
      .replace(' noOriginals(),', '')
      .replace(/^ {2}image: {$.+?^ {2}},$/ms, ''),
  });
  await build();
  const found = traced(join(project.folder, 'dist'));
  for (const format of ['jpg', 'png', 'webp', 'avif', 'gif', 'svg']) {
    expect(found).toContainEqual(
      expect.stringMatching(new RegExp(`_astro/photo\\..+\\.${format}$`)),
    );
  }
  await project.write({ 'astro.config.mjs': config });
});

test('a build publishes pictures of every format, and no trace', async () => {
  await build();
  expect(traced(join(project.folder, 'dist'))).toEqual([]);
  expect(madeOf('photo').length).toBeGreaterThan(10);
  for (const file of madeOf('photo')) {
    const metadata = await sharp(file).metadata();
    for (const kind of ['exif', 'xmp', 'iptc', 'icc', 'orientation'] as const) {
      expect(metadata[kind], `${kind} of ${file}`).toBeUndefined();
    }
  }
});

test('each stands upright, in the colors that it had', async () => {
  for (const file of madeOf('photo').filter((file) => !file.endsWith('.svg'))) {
    const { width, height } = await sharp(file).metadata();
    expect(width / height, file).toBeCloseTo(UPRIGHT.width / UPRIGHT.height, 2);
    const [r = 0, g = 0, b = 0] = await sharp(file)
      .extract({ left: 9, top: 9, width: 1, height: 1 })
      .removeAlpha()
      .raw()
      .toBuffer();
    for (const [is, was] of [
      [r, UPPER.r],
      [g, UPPER.g],
      [b, UPPER.b],
    ] as const) {
      expect(Math.abs(is - was), `${file} ${r} ${g} ${b}`).toBeLessThan(8);
    }
  }
});

test('the next build makes only what the cache no longer has', async () => {
  const cache = join(project.folder, '.broadsheet/cache/assets');
  const times = () =>
    new Map(madeOf('photo').map((file) => [file, statSync(join(cache, basename(file))).mtimeMs]));
  const before = times();
  const [missing = ''] = before.keys();
  await rm(join(cache, basename(missing)));
  await build();
  const made = [...times()].filter(([file, time]) => before.get(file) !== time);
  expect(made.map(([file]) => file)).toEqual([missing]);
});
