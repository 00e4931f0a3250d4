import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyProject, type ProjectCopy } from '../../scripts/project-copy.ts';
import { projectPath } from '../../scripts/environment.ts';

/** The paper of these publications, in the light. */
export const OTHER_PAPER = '#f7fafb';

/** The accent of the tokens, and that of these publications. */
export const FIRST_COLOR = { light: '#8f1d1d', dark: '#e58a80' };
export const OTHER_COLOR = { light: '#00566b', dark: '#7cc6d8' };

/**
 * A copy of the project with the site.config.ts and the content of tests/fixtures/publications/ in
 * a language, in another color, built. Throws an Error with all that the build has printed when it fails.
 */
export async function buildPublication(language: 'ar' | 'de'): Promise<ProjectCopy> {
  const copy = await copyProject({ warm: true });
  const at = (path: string) => join(copy.folder, path);
  await rename(at('src/site.config.ts'), at('src/site.base.ts'));
  await rm(at('content'), { recursive: true });
  const fixture = projectPath(`tests/fixtures/publications/${language}`);
  await cp(join(fixture, 'site.config.ts'), at('src/site.config.ts'));
  await cp(join(fixture, 'content'), at('content'), { recursive: true });
  const tokens = await readFile(at('src/styles/tokens.css'), 'utf8');
  await writeFile(
    at('src/styles/tokens.css'),
    tokens
      .replaceAll('#fbfaf7', OTHER_PAPER)
      .replaceAll(FIRST_COLOR.light, OTHER_COLOR.light)
      .replaceAll(FIRST_COLOR.dark, OTHER_COLOR.dark),
  );

  const { status, output } = await copy.build({ BUILD_NOW: '2025-04-15T00:00:00Z' });
  if (status !== 0) throw new Error(output);
  return copy;
}
