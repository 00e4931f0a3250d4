import { expect, test } from 'vitest';
import { setupSummary } from '../../../../../scripts/newsroom/setup/summary.ts';

test('a summary says settings as people do, and counts what is deleted', () => {
  const summary = setupSummary({
    settings: {
      name: 'The Post',
      words: 'en',
      accent: { light: '#00566b', dark: '#7cc6d8' },
      license: { text: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
      postalAddress: ['1 Main St', 'Springfield'],
      footerPages: [],
    },
    write: { 'content/pages/about.md': '', 'src/site.config.ts': '' },
    remove: ['content/articles/a.mdx', 'content/articles/b.mdx', 'content/pages/about.md'],
  });
  expect(summary.split('\n')).toEqual([
    'Name: The Post',
    'Language: en',
    'Accent color: #00566b, and #7cc6d8 in dark mode',
    'License: CC0 1.0 (https://creativecommons.org/publicdomain/zero/1.0/)',
    'Postal address: 1 Main St, Springfield',
    'Pages in the footer: none',
    'Write content/pages/about.md',
    'Delete the demo: 2 in content/articles/',
  ]);
});

test.each([
  [{ text: '© 2026 The Post. All rights reserved.' }, '© 2026 The Post. All rights reserved.'],
  [undefined, 'none'],
])('a license without a URL is its text', (license, expected) => {
  const summary = setupSummary({ settings: { license }, write: {}, remove: [] });
  expect(summary).toBe(`License: ${expected}`);
});
