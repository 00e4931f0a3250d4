import { globSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { projectPath } from '../../../scripts/settings/environment.ts';
import { settingsProblems } from '../../../src/settings/server-settings.ts';
import { read, sectionsOf } from './documents.ts';

const settings = sectionsOf(read('docs/operating/settings.md')).filter(({ rank }) => rank === 3);
const described = settings.map(({ heading }) => heading);

/** Where a name of the environment is read. */
const READ = [
  /(?<!meta\.)\benv(?:\.|\[')([A-Z][A-Z\d_]+)/g,
  /\bportFrom\('([A-Z][A-Z\d_]+)'/g,
  /\b([A-Z][A-Z\d_]+): secret\(\)/g,
];

/** Read, and not set by an operator. */
const NOT_SETTINGS: Readonly<Record<string, string>> = {
  BENCH_USAGE: 'between a benchmark and its processes',
  NODE_ARGS: 'between a benchmark and its processes',
  DISABLE_SYSTEM_FONTS_LOAD: 'of the library that draws cards, set by us',
  FONTCONFIG_PATH: 'of the packaged browser, set by us',
};

test('every setting that the code reads is described, and no other one is', () => {
  const files = globSync(['src/**/*.{ts,astro}', 'scripts/**/*.{ts,mjs}', '*.config.{ts,mjs}'], {
    cwd: projectPath('.'),
  });
  const code = files.map((file) => read(file)).join('\n');
  const named = READ.flatMap((pattern) => [...code.matchAll(pattern)].map(([, name = '']) => name));
  const taken = [...code.matchAll(/\{([A-Z\d_,\s]+)\} = process\.env\b/g)].flatMap(
    ([, list = '']) => list.split(',').map((name) => name.trim()),
  );
  const copied = Object.keys(parseEnv(read('.env.example').replaceAll(/^#(?=[A-Z_]+=)/gm, '')));
  const known = new Set([...named, ...taken, ...copied, 'NODE_ENV']);
  for (const name of ['PATH', '', ...Object.keys(NOT_SETTINGS)]) known.delete(name);

  expect(known.size).toBeGreaterThan(20);
  expect(described.toSorted()).toEqual([...known].toSorted());
});

test.each(settings.map((setting) => [setting.heading, setting] as const))(
  '%s has a default, a format and an example',
  (_, { text }) => {
    for (const fact of ['Default', 'Format', 'Example']) {
      expect(text).toMatch(new RegExp(`^- ${fact}: \\S`, 'm'));
    }
  },
);

test('the examples are accepted by the check that the server makes', () => {
  const examples = settings.map(({ heading, text }) => {
    const [, example = ''] = /^- Example: `(.+)`$/m.exec(text) ?? [];
    return [heading, example] as const;
  });
  expect(settingsProblems(Object.fromEntries(examples))).toEqual([]);
});
