import { expect, test } from 'vitest';
import { keptPictures } from '../../../../../scripts/build/incremental/kept-pictures.ts';

type Asked =
  NonNullable<Parameters<typeof keptPictures>[1]> extends () => infer Images
    ? NonNullable<Images>
    : never;

test.each([
  ['of a page', 'photo', (url: string) => `<img src="${url}">`],
  ['among others', 'photo', (url: string) => `<source srcset="/_astro/a.js 320w, ${url} 640w">`],
  ['in the text of a feed', 'photo', (url: string) => `&lt;img src=&quot;${url}&quot;&gt;`],
  ['in Markdown', 'photo', (url: string) => `![A photo](https://broadsheet.example${url})`],
  ['with spaces', 'photo of us', (url: string) => `<img src="${url}">`],
  ['with letters', 'été', (url: string) => `<img src="${url}">`],
  ['with parentheses', 'photo (1)', (url: string) => `<img src="${url}">`],
  ['with an apostrophe', "Capture d'écran", (url: string) => `<img src="${url}">`],
  ['with an escaped apostrophe', "d'été", (url: string) => escaped(`<img src='${url}'>`)],
  ['named as two files', 'photo.png', (url: string) => `<img src="${url}">`],
  ['below the path of a site', 'photo', (url: string) => `<img src="/news${url}">`],
])('the picture of a kept page is made again: %s', (_which, name, page) => {
  const finalPath = `/_astro/${name}.D7fC2D-Q_Zu84Vm.webp`;
  const asked = new Map([
    ['/_astro/original.png', { transforms: new Map([['Zu84Vm', { finalPath, transform: {} }]]) }],
  ]) as unknown as Asked;
  const nothing = { readBeside: () => undefined };
  const beside = keptPictures(nothing, () => asked).of(page(encodeURI(finalPath)));

  const kept = { readBeside: () => Buffer.from(beside ?? '') };
  const later = keptPictures(kept, () => undefined);
  later.makeThoseOf('page');
  const made = [...later.collect().values()].flatMap(({ transforms }) => [...transforms.values()]);
  expect(made.map((one) => one.finalPath)).toEqual([finalPath]);
});

function escaped(html: string): string {
  return html.replaceAll("'", '&#39;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
