import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rooms } from '../../../scripts/lint/rooms.mjs';
import { projectPath } from '../../../scripts/settings/environment.ts';
import { codeBlocks, read, sectionOf } from './documents.ts';

const document = read('docs/developing/architecture.md');

test.each([
  ['src', ['Subjects, in src/', 'Edges, in src/']],
  ['scripts', ['scripts/']],
])('every folder of %s/ is described, and no other', (folder, headings) => {
  // A folder without files is a leftover of a moved one.
  const files = globSync('*/**/*.*', { cwd: join(projectPath('.'), folder) });
  const folders = [...new Set(files.map((file) => file.split(/[\\/]/)[0]))];
  const described = headings.flatMap((heading) => {
    const { text } = sectionOf(document, heading);
    return [...text.matchAll(/^- `([\w-]+)\/`: /gm)].map(([, name]) => name);
  });
  expect(described.toSorted()).toEqual(folders.toSorted());
});

/** Rooms that the diagram leaves out, as documented. */
const NOT_DRAWN = [
  ...['core', 'i18n', 'custom', 'forms', 'href', 'site', 'site.config', 'styles'],
  ...['desk', 'editor', 'styleguide'],
];
const ASKED_FOR_BY_ASTRO = ['content.config', 'middleware'];

test('the diagram shows every other subject, and only arrows that the import rules allow', () => {
  const [drawing = ''] = codeBlocks(document, 'mermaid');
  const chains = drawing.split('\n').map((line) => line.trim().split(' --> '));
  const arrows = chains.flatMap((chain) => chain.slice(1).map((to, i) => ({ from: chain[i], to })));
  const allowed = new Set(
    Object.entries(rooms).flatMap(([name, { rooms: imported }]) =>
      imported.map((other) => `${subjectOf(name)} --> ${subjectOf(other)}`),
    ),
  );
  expect(arrows.filter(({ from, to }) => !allowed.has(`${from} --> ${to}`))).toEqual([]);

  const drawn = new Set(arrows.flatMap(({ from = '', to }) => [from, to]));
  const subjects = new Set(Object.keys(rooms).map(subjectOf));
  const others = [...NOT_DRAWN, ...ASKED_FOR_BY_ASTRO];
  expect([...drawn, ...others].toSorted()).toEqual([...subjects].toSorted());
});

/** `story/feed` is a room of the subject `story`. */
function subjectOf(room: string): string {
  return room.split('/')[0] ?? room;
}
