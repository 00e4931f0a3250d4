import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectPath } from '../../../scripts/settings/environment.ts';
import { codeBlocks, documents, read } from './documents.ts';

/** Drawings, which no program prints. */
const DRAWINGS = ['docs/developing/architecture.md'];

/** What fills the gaps of messages in the samples, besides words with digits and punctuation. */
const VALUES = [
  ...['npm run issue', 'send?', 'dateStyle', 'light', 'darker', 'one of', 'is sent', '(current)'],
  ...['headline', 'expected', 'We are', 'in the world', 'The Broadsheet Daily: Hello, world'],
];

/** The code as one text without comments, with a gap in place of each value. */
const sources = globSync(['scripts/**/*.{ts,mjs}', 'src/**/*.ts'], { cwd: projectPath('.') })
  .map((file) => read(file))
  .join('\n')
  .replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '')
  .replaceAll(/\$\{[^}]*\}/g, '\0')
  .replaceAll(/['`] \+\s*['`]/g, '')
  .replaceAll(/\s+/g, ' ');

const lines = documents
  .filter((path) => path.startsWith('docs/') && !DRAWINGS.includes(path))
  .flatMap((path) =>
    codeBlocks(read(path), 'text').flatMap((block) =>
      block.split('\n').map((line) => [path, line.trim()] as const),
    ),
  )
  .filter(([, line]) => phrasesOf(line).length > 0);

test('finds samples', () => {
  expect(lines.length).toBeGreaterThan(5);
});

test.each(lines)('%s quotes what a program prints: %s', (_, line) => {
  for (const phrase of phrasesOf(line)) expect(sources.includes(phrase), phrase).toBe(true);
});

/** The fixed parts of a message, of two words or more. */
function phrasesOf(line: string): string[] {
  return VALUES.reduce((text, value) => text.replaceAll(value, '0'), line)
    .split(/\S*(?:[\d/"`<>_]|\w[.-]\w)\S*| {2,}/)
    .map((part) => part.replace(/^[\s(.,:;]+|[\s(]+$/g, ''))
    .filter((part) => part.includes(' '));
}
