import { expect, test } from 'vitest';
import { editor } from '../../../../../scripts/newsroom/editor/editor.ts';

/** The settings that the editor changes for a command of Astro. */
function changesFor(command: string): object[] {
  const changes: object[] = [];
  editor().hooks['astro:config:setup']({
    command,
    config: { base: '/' },
    updateConfig: (change: object) => changes.push(change),
  });
  return changes;
}

test('a build is the same with and without the editor', () => {
  expect(changesFor('build')).toEqual([]);
  expect(changesFor('dev')).toHaveLength(1);
});
