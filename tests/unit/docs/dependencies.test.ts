import { expect, test } from 'vitest';
import { read } from './documents.ts';

const manifest = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies',
  Record<string, string>
>;
const packages = {
  ...manifest.dependencies,
  ...manifest.devDependencies,
  ...manifest.optionalDependencies,
};

test('every dependency is documented with a reason, and no other package is', () => {
  const document = read('docs/developing/dependencies.md');
  const described = [...document.matchAll(/^- `([^`]+)`: \S/gm)].map(([, name]) => name);
  expect(described.filter((name = '') => !Object.hasOwn(packages, name))).toEqual([]);
  // The publisher chooses the fonts.
  const needed = Object.keys(packages).filter((name) => !name.startsWith('@fontsource/'));
  expect(described).toEqual(expect.arrayContaining(needed));
});

test('every dependency is pinned', () => {
  for (const [name, version] of Object.entries(packages)) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-beta)?$/);
  }
});
