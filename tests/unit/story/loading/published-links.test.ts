import { expect, test } from 'vitest';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';
import { elements } from '../../../site/built-site.ts';
import { htmlOf } from './html-of.ts';

const BODY = `[About](/about/), [part](#part), [site](https://example.org/about/), <a href="/a/?b#c">raw</a>

## Part

\`<a href="/code/">\`

| [cell](/table/) |
| --- |
| text |
`;

test.each(['story.md', 'story.mdx'])('links of %s to the site get its path', async (file) => {
  const html = await htmlOf(file, BODY, { base: '/news/' });
  const hrefs = elements(html, 'a').map(({ properties }) => properties['href']);
  expect(hrefs).toEqual([
    '/news/about/',
    '#part',
    'https://example.org/about/',
    '/news/a/?b#c',
    '/news/table/',
  ]);
  expect(html).toContain('"/code/"');
});

test('links that are checked stay as they are typed', async () => {
  const result = await compileBody('story.md', BODY, 0, { base: '/news/' });
  const { links } = 'compiled' in result ? result.compiled : result;
  expect(links.map(({ href }) => href)).toEqual(['/about/', '/a/?b#c', '/table/']);
});

test('a site at the root changes nothing', async () => {
  expect(await htmlOf('story.md', BODY, { base: '/' })).toBe(await htmlOf('story.md', BODY));
});
