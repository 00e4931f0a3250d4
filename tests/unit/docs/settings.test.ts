import { globSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { projectPath } from '../../../scripts/settings/environment.ts';
import { settingsProblems } from '../../../src/settings/server-settings.ts';
import {
  DEFAULT_SIGN_UP_CAPS,
  MAILBOX_PAUSE_MINUTES,
  MAILBOX_PER_DAY,
} from '../../../src/subscribers/limits.ts';
import { read, sectionsOf } from './documents.ts';

const settings = sectionsOf(read('docs/operating/settings.md')).filter(({ rank }) => rank === 3);
const described = settings.map(({ heading }) => heading);

/** Where code reads an environment variable. */
const READ = [
  /(?<!meta\.)\benv(?:\.|\[')([A-Z][A-Z\d_]+)/g,
  /\bportFrom\('([A-Z][A-Z\d_]+)'/g,
  /\b([A-Z][A-Z\d_]+): secret\(\)/g,
];

/** Variables that are read but not set by an operator. */
const NOT_SETTINGS: Readonly<Record<string, string>> = {
  SIGN_UP_CAPS: 'refused, with the settings that replaced it',
  BENCH_USAGE: 'between a benchmark and its processes',
  NODE_ARGS: 'between a benchmark and its processes',
  CHOKIDAR_USEPOLLING: 'of the library with which Vite watches files',
  DISABLE_SYSTEM_FONTS_LOAD: 'of the library that draws cards, set by us',
  FONTCONFIG_PATH: 'of the packaged browser, set by us',
};

test('every setting that the code reads is described, and no other', () => {
  const files = globSync(['src/**/*.{ts,astro}', 'scripts/**/*.{ts,mjs}', '*.config.{ts,mjs}'], {
    cwd: projectPath('.'),
  });
  const code = files.map((file) => read(file)).join('\n');
  const named = READ.flatMap((pattern) => [...code.matchAll(pattern)].map(([, name = '']) => name));
  const taken = [...code.matchAll(/\{([A-Z\d_,\s]+)\} = process\.env\b/g)].flatMap(
    ([, list = '']) => list.split(',').map((name) => name.trim()),
  );
  const copied = Object.keys(parseEnv(read('.env.example').replaceAll(/^#(?=[A-Z_]+=)/gm, '')));
  const caps = DEFAULT_SIGN_UP_CAPS.map(({ setting }) => setting);
  const known = new Set([...named, ...caps, ...taken, ...copied, 'NODE_ENV']);
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

test.each(DEFAULT_SIGN_UP_CAPS.map(({ setting, max }) => [setting, max] as const))(
  'the default of %s is the one in the code',
  (name, max) => {
    const { text = '' } = settings.find(({ heading }) => heading === name) ?? {};
    expect(text).toMatch(new RegExp(`^- Default: \`${max}\`$`, 'm'));
    expect(read('.env.example')).toContain(`\n#${name}=${max}\n`);
  },
);

test('the documented limits of a mailbox are correct', () => {
  expect(read('docs/operating/deliverability.md')).toContain(
    `at most one confirmation in ${MAILBOX_PAUSE_MINUTES} minutes and ${MAILBOX_PER_DAY} in a day`,
  );
});

test('the examples pass the check of the server', () => {
  const examples = settings.map(({ heading, text }) => {
    const [, example = ''] = /^- Example: `(.+)`$/m.exec(text) ?? [];
    return [heading, example] as const;
  });
  expect(settingsProblems(Object.fromEntries(examples))).toEqual([]);
});
