import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectPath } from '../../../scripts/settings/environment.ts';
import { markdownFormat, yamlFormat } from '../../../src/editor/file-format.ts';

const STORY = `---
# At the top
headline: "A headline: with quotes"   
dek: 'A dek'
authors: [desk]

# Between
keyPoints:
  - First, plain
  - "Second, quoted"
image:
  # Of the picture
  src: ./a.png
  alt: >-
    Folded
    text
---

The *first* "paragraph" -- with {marks}.

<Callout title="A">

* star

</Callout>
`;

const files = (pattern: string) =>
  globSync(pattern, { cwd: projectPath('.') }).map(
    (file) => [file, readFileSync(join(projectPath('.'), file), 'utf8')] as const,
  );

test('every file of the publication comes back byte for byte', () => {
  const markdown = files('content/{articles,pages}/**/*.{md,mdx}');
  const yaml = files('content/{authors,topics}/*.yaml');
  expect(markdown.length).toBeGreaterThan(20);
  expect(yaml.length).toBeGreaterThan(3);
  for (const [file, text] of markdown)
    expect(markdownFormat.toFile(markdownFormat.fromFile(text)), file).toBe(text);
  for (const [file, text] of yaml)
    expect(yamlFormat.toFile(yamlFormat.fromFile(text)), file).toBe(text);
});

test('only the lines of an edited key change', () => {
  const values = markdownFormat.fromFile(STORY);
  // Nested keys come back in the order of the form.
  const { src, alt } = values['image'] as { src: string; alt: string };
  const edited = markdownFormat.toFile({ ...values, dek: 'Another: dek', image: { alt, src } });
  expect(edited).toBe(STORY.replace("dek: 'A dek'", "dek: 'Another: dek'"));
  expect(markdownFormat.toFile({ ...values, authors: ['desk', 'other'] })).toBe(
    STORY.replace('authors: [desk]', 'authors: [desk, other]'),
  );
});

test('a key is removed with its lines, and a new one comes last', () => {
  const values = markdownFormat.fromFile(STORY);
  const edited = markdownFormat.toFile({ ...values, keyPoints: [], draft: true });
  expect(edited).toBe(
    STORY.replace(/keyPoints:\n.*\n.*\n/, '').replace('\n---\n\nThe', '\ndraft: true\n---\n\nThe'),
  );
});

test('an edited text leaves the front matter as it is', () => {
  const values = markdownFormat.fromFile(STORY);
  const [head] = STORY.split('\n\nThe *first*');
  expect(markdownFormat.toFile({ ...values, body: 'New text.' })).toBe(`${head}\n\nNew text.\n`);
});

test('what a form shows of empty fields is not written', () => {
  const values = markdownFormat.fromFile(STORY);
  const shown = {
    updatedAt: '',
    corrections: [],
    source: { headline: '', url: null },
    draft: false,
  };
  expect(markdownFormat.toFile({ ...values, ...shown })).toBe(STORY);
});

test('a new file has what was entered', () => {
  const values = {
    headline: 'A: b',
    authors: ['desk'],
    image: { src: './a.png', alt: '' },
    mail: '',
  };
  expect(markdownFormat.toFile({ ...values, body: 'Text.' })).toBe(
    `---\nheadline: 'A: b'\nauthors: [desk]\nimage:\n  src: ./a.png\n---\n\nText.\n`,
  );
  expect(yamlFormat.toFile({ name: 'A', bio: '' })).toBe('name: A\n');
});

test('a file whose front matter has faults is not opened, so that nothing of it is lost', () => {
  expect(() => markdownFormat.fromFile('---\nheadline: "open\n---\n\nText.\n')).toThrow('found');
  expect(() => markdownFormat.fromFile('No front matter')).toThrow('found none');
});
