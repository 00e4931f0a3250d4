import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { client, elements, read } from './built-site.ts';

const mails = globSync('newsletter/*/email.html', { cwd: client });

test('there are emails to check, and one has a picture that links to its story', () => {
  expect(mails.length).toBeGreaterThan(5);
  const pictured = mails.flatMap((file) =>
    elements(read(file), 'a').filter((link) => elements(link, 'img').length > 0),
  );
  // Without images, their alt text is a link of the email.
  expect(pictured.length).toBeGreaterThan(0);
  for (const { properties } of pictured) {
    expect(properties['style']).toBe('color:inherit;text-decoration:underline;');
  }
});

test.each(mails)('%s has no link in the default color of email clients', (file) => {
  for (const { properties } of elements(read(file), 'a')) {
    // The target of a link within the email.
    if (properties['name']) continue;
    expect(properties['style'], String(properties['href'])).toContain('color:inherit');
  }
});
