import { expect, test } from 'vitest';
import { makeFeeds } from '../../../../scripts/bench/feeds.ts';

test('twice the topics are twice the entries, and at most twice the bytes', async () => {
  const [some, twice] = [await makeFeeds(20), await makeFeeds(40)];
  // In three formats: of each topic, and of the site with its archive of 50 a page and a last one.
  expect(some).toMatchObject({ entries: 200, documents: 3 * (20 + 1 + 4 + 1) });
  expect(twice).toMatchObject({ entries: 400, documents: 3 * (40 + 1 + 8 + 1) });
  // The newest entries are as many in both.
  expect(twice.bytes / some.bytes).toBeGreaterThan(1.8);
  expect(twice.bytes / some.bytes).toBeLessThan(2.02);
});
