import fc from 'fast-check';
import { expect, test } from 'vitest';
import { requestTarget } from '../../../../scripts/server/request-target.ts';
import { manyRuns } from '../../../many-runs.ts';

test.each([
  ['/', '/', ''],
  ['/about/', '/about/', ''],
  ['/search?q=what?really', '/search', '?q=what?really'],
  ['/?', '/', '?'],
  ['', '/', ''],
  ['//about//us/', '/about/us/', ''],
  ['/.well-known/gpc.json', '/.well-known/gpc.json', ''],
  ['/caf%C3%A9/', '/café/', ''],
  ['http://evil.example/about?x', '/about', '?x'],
  ['HTTPS://user@evil.example:1', '/', ''],
  ['https://evil.example?x', '/', '?x'],
  ['*', '/*', ''],
])('%s has the address %s and the query %s', (target, address, query) => {
  expect(requestTarget(target)).toMatchObject({ address, query });
});

test.each([
  ...['/../package.json', '/%2e%2e/package.json', '/a/.%2E/b', '/.', '/a/%2e/b', '/a/..'],
  ...['/\\evil.com/..', '/%5cevil.com', '/a\\b', '/a%2fb', '/%2Fevil.com/', '/%00', '/a%0d%0ab'],
  ...['/%', '/%zz', '/%ff', 'http://evil.example/..'],
])('%s is refused', (target) => {
  expect(requestTarget(target)).toBeUndefined();
});

test('the path of any target stays on the same site, and its query is unchanged', () => {
  fc.assert(
    fc.property(anyTarget, (target) => {
      const read = requestTarget(target);
      if (!read) return;
      const { path, address, query } = read;
      expect(new URL(path + query, 'https://site.example/a/b').origin).toBe('https://site.example');
      expect(address).not.toMatch(/\/\/|\/\.{1,2}(?:\/|$)|[\\\0]/);
      expect(target.endsWith(query)).toBe(true);
      if (!query) expect(target).not.toContain('?');
      expect(requestTarget(path + query)).toEqual(read);
    }),
    { numRuns: manyRuns(500) },
  );
});

/** Targets made of parts on which URL and path parsers disagree, and any text. */
const pieces = ['/', '//', '..', '.', '%2e', '%2E.', '\\', '%5c', '%2f', '%00', '%', '?', '#', '@'];
const anyTarget = fc
  .array(
    fc.oneof(
      fc.constantFrom(...pieces, 'evil.com', 'about', ':', 'http:', 'https://x', 'é', '%C3%A9'),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));
