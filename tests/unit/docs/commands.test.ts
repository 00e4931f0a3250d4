import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../../../scripts/settings/environment.ts';
import { read, sectionOf, sectionsOf, termsIn } from './documents.ts';

const document = read('docs/operating/commands.md');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const names = Object.keys(scripts).filter(
  (name) => !name.startsWith('pre') || !(name.slice(3) in scripts),
);

/** Scripts whose help is made by makeCommand; the test runner and the formatter have their own. */
const programs = Object.fromEntries(
  names.flatMap((name) => {
    const [, file] = /(?:^|&& )node (scripts\/[\w-]+\.ts)$/.exec(scripts[name] ?? '') ?? [];
    return file && name !== 'test' ? [[name, file]] : [];
  }),
);

/** Help texts by program and command. */
let help: Record<string, Record<string, string>>;
beforeAll(() => {
  const program = projectPath('tests/unit/docs/print-help.ts');
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...Object.values(programs)], {
    encoding: 'utf8',
    cwd: projectPath('.'),
  });
  if (!stdout) throw new Error(stderr);
  help = JSON.parse(stdout) as typeof help;
}, 120_000);

test('every npm script is described, and no other', () => {
  const described = sectionsOf(document)
    .filter(({ rank, heading }) => rank === 2 && heading.startsWith('npm '))
    .map(({ heading }) => heading);
  expect(described.toSorted()).toEqual(names.map((name) => typed(name)).toSorted());
});

describe.each(Object.entries(programs))('npm run %s', (name, file) => {
  test('has the commands and options that are described, and no others', () => {
    const { text } = sectionOf(document, typed(name));
    const { '': overview = '', ...commands } = help[file] ?? {};
    expect(overview).not.toBe('');
    const described = sectionsOf(text).map(({ heading }) => heading);
    expect(described.toSorted()).toEqual(Object.keys(commands).toSorted());
    if (Object.keys(commands).length === 0) expect(optionsIn(text)).toEqual(optionsOf(overview));
    for (const [command, said] of Object.entries(commands)) {
      expect(optionsIn(sectionOf(text, command).text), command).toEqual(optionsOf(said));
    }
  });
});

test('the exit codes match the help of npm run issue', () => {
  const overview = help[programs['issue'] ?? '']?.[''] ?? '';
  const told = [...overview.matchAll(/^ {2}(\d) {2}\S/gm)].map(([, code]) => code);
  expect(told.length).toBeGreaterThan(3);
  const described = termsIn(sectionOf(document, 'Exit codes').text).map(({ term }) => term);
  expect(described).toEqual(told);
});

/** The command as typed: two scripts work without `run`. */
function typed(name: string): string {
  return name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`;
}

/** With its value: `--to <address>`. */
function optionsOf(help: string): string[] {
  const options = [...help.matchAll(/^ {2}(--[\w-]+(?: <\S+)?)/gm)];
  return options.map(([, option = '']) => option).toSorted();
}

function optionsIn(section: string): string[] {
  return termsIn(section)
    .map(({ term }) => term)
    .toSorted();
}
