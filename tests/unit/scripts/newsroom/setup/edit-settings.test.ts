import { expect, test } from 'vitest';
import { editSettings } from '../../../../../scripts/newsroom/setup/edit-settings.ts';

const source = `/** Mine. */
export const site = {
  // The name.
  name: 'Old', // stays
  words: 'en' as 'ar' | 'de' | 'en',
  newsletter: { id: 'daily', segment: "It's \${mine}" },
  postalAddress: ['A', 'B'],
  zone: process.env.ZONE,
} as const;
`;

test('values are replaced, and everything else stays as it is', () => {
  const changes = { name: "It's “new”", words: 'de', 'newsletter.id': 'weekly', postalAddress: [] };
  expect(editSettings(source, changes)).toBe(
    source
      .replace("'Old'", String.raw`'It\'s “new”'`)
      .replace("'en' as", "'de' as")
      .replace("'daily'", "'weekly'")
      .replace("['A', 'B']", '[]'),
  );
});

test('a setting that is left out is added at the end', () => {
  const changes = { accent: { light: '#000000' }, license: undefined, 'new.inner': 1 };
  expect(editSettings(source, changes)).toBe(
    source.replace(
      'ZONE,\n',
      "ZONE,\n  accent: { light: '#000000' },\n  license: undefined,\n  new: { inner: 1 },\n",
    ),
  );
  expect(editSettings('export const site = {\n  name: 1\n};', { a: true })).toBe(
    'export const site = {\n  name: 1,\n  a: true,\n};',
  );
});

test('no changes leave the file as it is', () => {
  expect(editSettings(source, {})).toBe(source);
});

test('a text with a backslash, a line break or quotes comes back from the file', async () => {
  const name = 'C:\\new\n"both" \'kinds\' ${x} `y` \u2028';
  const text = editSettings('export const site = { name: 1 };', { name });
  const module = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as {
    site: unknown;
  };
  expect(module.site).toEqual({ name });
});

test.each([
  [{ zone: 'UTC' }, 'src/site.config.ts:8: zone is computed'],
  [{ 'name.inner': 'x' }, 'src/site.config.ts:4: name is computed'],
])('a value that is not written out is named: %j', (changes, message) => {
  const text = source.replace("'Old'", 'OLD');
  expect(() => editSettings(text, changes)).toThrow(message);
});

test('a file without the settings is named', () => {
  expect(() => editSettings('export const paper = {};', { name: 'x' })).toThrow(
    'src/site.config.ts has no `export const site = { … }`. Restore it.',
  );
});
