import { expect, test } from 'vitest';
import { makeFeeds } from '../../../../scripts/bench/feeds.ts';

test('twice the topics give twice the entries, and at most twice the bytes', async () => {
  const [some, twice] = [await makeFeeds(20), await makeFeeds(40)];
  // In three formats: each topic, and the site with its archive of 50 per page and a last page.
  expect(some).toMatchObject({ entries: 200, documents: 3 * (20 + 1 + 4 + 1) });
  expect(twice).toMatchObject({ entries: 400, documents: 3 * (40 + 1 + 8 + 1) });
  // Both have the same number of newest entries.
  expect(twice.bytes / some.bytes).toBeGreaterThan(1.8);
  expect(twice.bytes / some.bytes).toBeLessThan(2.02);
});
