import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { copyFile, mkdir, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { projectPath } from '../settings/environment.ts';
import { PRODUCT_FILES, PUBLICATION_FILES } from '../settings/publication-files.ts';

/** The folder of the test project, from the project's. */
export const TEST_PROJECT = '.broadsheet/test';

/** The publication that replaces the publisher's in tests. */
const FIXTURE = 'tests/fixtures/publications/en';

/**
 * Updates the test project and returns its folder: the current files of Broadsheet, with a fixture in
 * place of the publication. That way results do not depend on what is published here, and no
 * test writes a file that another command reads.
 */
export async function updateTestProject(root = projectPath('.')): Promise<string> {
  const folder = join(root, TEST_PROJECT);
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

/** The files of the test project of the project in `root`: the path in it, and the source file. */
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

/** The files in `paths`, which may be files or folders, relative to `root`. */
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
