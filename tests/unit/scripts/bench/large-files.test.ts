import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { LARGE } from '../../../../scripts/bench/corpus/large-files.ts';
import type * as body from '../../../../src/story/loading/compile-body.ts';
import type * as markup from '../../../../src/story/loading/compile-markup.ts';

const MARKUP = '../../../../src/story/loading/compile-markup.ts';
const compiled = { count: 0 };
let compileBody: typeof body.compileBody;

// Other tests of the same process can have loaded the modules without the counter.
beforeAll(async () => {
  vi.resetModules();
  vi.doMock(MARKUP, async () => {
    const module = await vi.importActual<typeof markup>(MARKUP);
    return {
      ...module,
      compileMarkup: (...args: Parameters<typeof module.compileMarkup>) => {
        compiled.count += 1;
        return module.compileMarkup(...args);
      },
    };
  });
  ({ compileBody } = await import('../../../../src/story/loading/compile-body.ts'));
});
afterAll(() => {
  vi.doUnmock(MARKUP);
  vi.resetModules();
});
beforeEach(() => {
  compiled.count = 0;
});

/** How often a body is compiled does not depend on its size. */
const SIZE = 0.2;

const valid = Object.keys(LARGE).filter((kind) => !/dead|too many/.test(kind));
const faulty = Object.keys(LARGE).filter((kind) => !valid.includes(kind));

for (const file of ['a.md', 'a.mdx']) {
  test.each(valid)(`%s: a large body is compiled once in ${file}`, async (kind) => {
    const result = await compileBody(file, LARGE[kind]?.(SIZE) ?? '', 0);
    expect(result).toHaveProperty('compiled');
    expect(compiled.count).toBe(1);
  });

  test.each(faulty)(`%s: a large body is compiled at most twice in ${file}`, async (kind) => {
    const result = await compileBody(file, LARGE[kind]?.(SIZE) ?? '', 0);
    const problems = 'problems' in result ? result.problems : [];
    expect(problems).toHaveLength(5000 * SIZE);
    expect(compiled.count).toBeLessThanOrEqual(2);
    // What is stored of each problem is no copy of a long line.
    expect(JSON.stringify(problems).length).toBeLessThan(5_000_000 * SIZE);
  });
}

type Method = (...args: unknown[]) => { length: number };

const COPYING: [prototype: object, names: string[]][] = [
  [String.prototype, ['slice', 'split', 'replaceAll']],
  [Array.prototype, ['slice', 'filter', 'map', 'toSpliced']],
];

/** How many characters and items the checks copy while they run: their work, without a clock. */
async function copiedBy(run: () => Promise<unknown>): Promise<number> {
  let copied = 0;
  const restore = COPYING.flatMap(([prototype, names]) =>
    names.map((name) => {
      const method = Reflect.get(prototype, name) as Method;
      const counted = function (this: unknown, ...args: unknown[]) {
        const result = Reflect.apply(method, this, args);
        copied += result.length;
        return result;
      };
      Reflect.set(prototype, name, counted);
      return () => Reflect.set(prototype, name, method);
    }),
  );
  try {
    await run();
  } finally {
    for (const one of restore) one();
  }
  return copied;
}

for (const file of ['a.md', 'a.mdx']) {
  test.each(Object.entries(LARGE))(
    `%s: a body of twice the size takes twice the work in ${file}`,
    async (_kind, write) => {
      const half = await copiedBy(() => compileBody(file, write(SIZE / 4), 0));
      const whole = await copiedBy(() => compileBody(file, write(SIZE / 2), 0));
      expect(whole / half).toBeLessThan(2.5);
    },
  );
}
