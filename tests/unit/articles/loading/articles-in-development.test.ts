import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  aPicture,
  articleFile,
  type TestContent,
  testContent,
} from '../../loading/load-content.ts';

let content: TestContent;
beforeEach(async () => {
  // What changed a moment ago is read again in any case, so the files have to be old. Astro's store writes
  // after half a second, when the folder is already removed.
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout'], now: Date.now() + 3_600_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const ids = ['one', 'two', 'three', 'four'];
const id = fc.constantFrom(...ids);

/** Texts of an article, some of which are problems, by themselves or beside the others. */
const text = fc.oneof(
  fc.constantFrom('', 'Text.\n', '## A part\n\nText.\n', '<Unknown />\n', '![A map](./map.png)\n'),
  id.map((other) => `[There](/articles/${other}/)\n`),
  id.map((other) => `[A part](/articles/${other}/#a-part)\n`),
);
const frontMatter = fc.oneof(
  fc.constant({}),
  fc.constantFrom({ draft: 'true' }, { topics: '[sport]' }, { headline: '' }),
  id.map((other) => ({ formerSlugs: `[was-${other}]` })),
);

/** A change of one file: its path, and its new content, or nothing if it is gone. */
const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(id, frontMatter, text)
      .map(([name, ...parts]) => [pathOf(name), articleFile(...parts)] as const),
  },
  id.map((name) => [pathOf(name), undefined] as const),
  id.map((name) => [`content/articles/${name}.md`, articleFile({}, 'Another file.\n')] as const),
  id.map((name) => [`content/articles/${name}.md`, undefined] as const),
  fc.constantFrom<Change>(
    ['content/articles/map.png', aPicture],
    ['content/articles/map.png', undefined],
    ['content/topics/sport.yaml', 'name: Sport\ndescription: Games.\n'],
    ['content/topics/sport.yaml', undefined],
  ),
);

type Change = readonly [path: string, file: string | Uint8Array | undefined];

/** Another file of the same name takes the place of an article with a picture for a while. */
const pictureBehindAnother: Change[] = [
  ['content/articles/map.png', aPicture],
  ['content/articles/one.mdx', articleFile({}, '![A map](./map.png)\n')],
  ['content/articles/one.md', articleFile({}, 'Another file.\n')],
  ['content/articles/one.md', undefined],
];

test('after any edits, the development server has what a new one would have', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 8 }), async (changes) => {
      content = await testContent();
      try {
        await content.write(
          Object.fromEntries(
            ids.map((name) => [
              pathOf(name),
              articleFile({}, `## A part\n\n[Next](/articles/two/)\n`),
            ]),
          ),
        );
        const server = await content.develop();
        const present = new Set(ids.map(pathOf));
        for (const [path, file] of changes) {
          if (file === undefined && !present.delete(path)) continue;
          if (file !== undefined) present.add(path);
          await content.write({ [path]: file });
          await server.changed(path);
        }
        const afresh = await content.develop();
        expect(server.state()).toEqual(afresh.state());
      } finally {
        await content.remove();
      }
    }),
    { numRuns: 15, examples: [[pictureBehindAnother]] },
  );
});

function pathOf(name: string): string {
  return `content/articles/${name}.mdx`;
}
