import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { copyProject, type ProjectCopy } from '../../scripts/project-copy.ts';
import { projectPath } from '../../scripts/environment.ts';

/**
 * A copy of the project with the site.config.ts and the content of tests/fixtures/publications/ in
 * a language, built. Throws an Error with all that the build has printed when it fails.
 */
export async function buildPublication(language: 'ar' | 'de'): Promise<ProjectCopy> {
  const copy = await copyProject();
  const at = (path: string) => join(copy.folder, path);
  await rename(at('src/site.config.ts'), at('src/site.base.ts'));
  await rm(at('content'), { recursive: true });
  const fixture = projectPath(`tests/fixtures/publications/${language}`);
  await cp(join(fixture, 'site.config.ts'), at('src/site.config.ts'));
  await cp(join(fixture, 'content'), at('content'), { recursive: true });

  const { status, output } = await copy.build({ BUILD_NOW: '2025-04-15T00:00:00Z' });
  if (status !== 0) throw new Error(output);
  return copy;
}
