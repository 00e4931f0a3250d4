import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { copyFile, mkdir, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { projectPath } from '../settings/environment.ts';
import { PUBLICATION_FILES } from '../settings/publication-files.ts';

/** The files of Broadsheet itself. A publisher may keep other files beside them. */
const PRODUCT_FILES: readonly string[] = [
  '.ci',
  '.env.example',
  '.github',
  '.gitignore',
  '.npmrc',
  '.nvmrc',
  '.prettierignore',
  '.prettierrc.json',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'SECURITY.md',
  'astro.config.mjs',
  'docs',
  'eslint.config.mjs',
  'package.json',
  'package-lock.json',
  'scripts',
  'src',
  'tests',
  'tsconfig.json',
  'vitest.config.ts',
];

/** The publication that stands in for the publisher's. */
const FIXTURE = 'tests/fixtures/publications/en';

/**
 * Brings the test project up to date and returns its folder: the product's files as they are now,
 * with a fixture in place of the publication. So a result is about the product, whatever is
 * published here, and no test writes a file that another command reads.
 */
export async function updateTestProject(root = projectPath('.')): Promise<string> {
  const folder = join(root, '.broadsheet/test');
  const files = testProjectFiles(root);
  for (const [path, source] of files) {
    const target = join(folder, path);
    if (existsSync(target) && readFileSync(target).equals(readFileSync(source))) continue;
    await mkdir(dirname(target), { recursive: true });
    await copyFile(source, target);
  }
  for (const path of filesIn(folder, [...PRODUCT_FILES, ...PUBLICATION_FILES])) {
    if (!files.has(path)) await rm(join(folder, path));
  }
  const packages = join(folder, 'node_modules');
  if (!lstatSync(packages, { throwIfNoEntry: false }))
    await symlink(join(root, 'node_modules'), packages);
  return folder;
}

/** The files that make up the test project of the project in `root`: where each is in it, and its source. */
export function testProjectFiles(root: string): Map<string, string> {
  const fixture = join(root, FIXTURE);
  const isPublishers = (path: string) =>
    PUBLICATION_FILES.some((own) => path === own || path.startsWith(`${own}/`));
  return new Map([
    ...filesIn(root, PRODUCT_FILES)
      .filter((path) => !isPublishers(path))
      .map((path) => [path, join(root, path)] as const),
    ...filesIn(fixture, PUBLICATION_FILES).map((path) => [path, join(fixture, path)] as const),
  ]);
}

/** The files among `paths` and in the folders among them, relative to `root`. */
function filesIn(root: string, paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const at = join(root, path);
    const stat = statSync(at, { throwIfNoEntry: false });
    if (!stat?.isDirectory()) return stat ? [path] : [];
    return readdirSync(at, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  });
}
