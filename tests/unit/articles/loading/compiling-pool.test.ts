import { afterAll, expect, test } from 'vitest';
import { bodyCompiler } from '../../../../src/articles/loading/compiling-pool.ts';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';

const FILE = 'content/articles/a.mdx';
const text = (i: number) =>
  i % 50 === 49
    ? `Text ${i}.\n\n## A part\n\nThe values {${i}, 20} and [a link](#nowhere).\n`
    : `Text ${i} with “${i}”.\n\n## Part ${i}\n\n![A map](./map-${i}.png)\n\n[To the part](#part-${i})\n`;
/** More than are compiled without other threads. */
const BODIES = 700;

const compiler = bodyCompiler();
afterAll(() => compiler.close());

test('many bodies are compiled as one is, with the remedies of their problems', async () => {
  const results = await Promise.all(
    Array.from({ length: BODIES }, (_, i) =>
      compiler.compile(FILE, text(i), 5, { base: '/news/' }),
    ),
  );
  for (const i of [0, 49, 299, 300, 301, 349, 500, 599, 698, 699]) {
    expect(results[i], `${i}`).toEqual(await compileBody(FILE, text(i), 5, { base: '/news/' }));
  }
  const refused = results.flatMap((one) => ('problems' in one ? one.problems : []));
  expect(refused.length).toBeGreaterThanOrEqual(BODIES / 50);
});
