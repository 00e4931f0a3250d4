import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { projectPath } from '../../scripts/settings/environment.ts';
import { setPublication } from '../../scripts/settings/publication-files.ts';

/** The paper color of these publications in the light scheme. */
export const OTHER_PAPER = '#f7fafb';

/** The accent of the original tokens, and of these publications. */
export const FIRST_COLOR = { light: '#8f1d1d', dark: '#e58a80' };
export const OTHER_COLOR = { light: '#00566b', dark: '#7cc6d8' };

/**
 * A built copy of the project with one of the publications in tests/fixtures/publications/, which
 * have their own language, words and colors. Throws an Error with the build's output when it fails.
 */
export async function buildPublication(name: 'ar' | 'de'): Promise<ProjectCopy> {
  const copy = await copyProject({ warm: true });
  await setPublication(copy.folder, projectPath(`tests/fixtures/publications/${name}`));
  const { status, output } = await copy.build({ BUILD_NOW: '2025-04-15T00:00:00Z' });
  if (status !== 0) throw new Error(output);
  return copy;
}
