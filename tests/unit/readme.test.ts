import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';

const read = (file: string) => readFileSync(projectPath(file), 'utf8');
const readme = read('README.md');
const { scripts, ...manifest } = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies' | 'scripts',
  Record<string, string>
>;
const packages = {
  ...manifest.dependencies,
  ...manifest.devDependencies,
  ...manifest.optionalDependencies,
};

const names = (table: string) => new Set(table.split(/[\s|,]+/));

test('every dependency is pinned, and has its reason in the README', () => {
  const [, table = ''] = readme.split('\n## Dependencies\n');
  const known = names(table.split('\n## ')[0] ?? '');
  for (const [name, version] of Object.entries(packages)) {
    expect(known, name).toContain(name);
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  }
});

test('every command of package.json is told of in the README', () => {
  const commands = Object.keys(scripts).filter((name) => !name.startsWith('pre'));
  for (const name of commands) {
    expect(readme).toMatch(new RegExp(`npm (?:run )?${name}\\b`));
  }
});
