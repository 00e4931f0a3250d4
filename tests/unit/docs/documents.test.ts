import { existsSync } from 'node:fs';
import { join } from 'node:path/posix';
import { describe, expect, test } from 'vitest';
import { projectPath } from '../../../scripts/settings/environment.ts';
import { documents, read, sectionsOf, withoutCodeBlocks } from './documents.ts';

const MAX_README_BYTES = 12 * 1024;

test('the README is short', () => {
  expect(Buffer.byteLength(read('README.md'))).toBeLessThanOrEqual(MAX_README_BYTES);
});

describe.each(documents)('%s', (document) => {
  const text = withoutCodeBlocks(read(document));

  test('has no broken links', () => {
    const broken = linksIn(document).filter(({ path, anchor }) => {
      if (!existsSync(projectPath(path))) return true;
      return anchor !== undefined && !anchorsOf(path).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test('names only files that exist', () => {
    const named = text.matchAll(/`((?:src|scripts|tests|\.github|\.ci)\/[\w./-]*)`/g);
    const missing = [...named].filter(([, path = '']) => !existsSync(projectPath(path)));
    expect(missing.map(([, path]) => path)).toEqual([]);
  });

  test('has no padded table', () => {
    expect(text.split('\n').filter((line) => /^\|.*( {2}|-{4})/.test(line))).toEqual([]);
  });
});

test('every document can be reached from the README', () => {
  const reached = new Set(['README.md']);
  for (const document of reached) {
    for (const { path } of linksIn(document)) if (path.endsWith('.md')) reached.add(path);
  }
  expect(documents.filter((document) => !reached.has(document))).toEqual([]);
});

test('no sentence appears in two documents', () => {
  const foundIn = new Map<string, Set<string>>();
  for (const document of documents.filter((one) => one !== 'CHANGELOG.md')) {
    for (const sentence of sentencesIn(document)) {
      foundIn.set(sentence, (foundIn.get(sentence) ?? new Set()).add(document));
    }
  }
  expect(foundIn.size).toBeGreaterThan(300);
  const twice = [...foundIn].filter(([, where]) => where.size > 1);
  expect(twice.map(([sentence, where]) => [sentence, ...where])).toEqual([]);
});

/** Links to files of the project, relative to its root. */
function linksIn(document: string): { path: string; anchor: string | undefined }[] {
  const text = withoutCodeBlocks(read(document)).replaceAll(/(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)/g, '');
  const links = text.matchAll(/\]\(([^)\s]+)\)/g);
  return [...links].flatMap(([, link = '']) => {
    if (/^[a-z]+:/.test(link)) return [];
    const [file = '', anchor] = link.split('#');
    return [{ path: file ? join(document, '..', file) : document, anchor }];
  });
}

/** Anchors as GitHub derives them from headings: the second of two equal ones ends with -1. */
function anchorsOf(document: string): string[] {
  const times = new Map<string, number>();
  return sectionsOf(read(document)).map(({ heading }) => {
    const anchor = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    const before = times.get(anchor) ?? 0;
    times.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
}

/** Sentences of six words or more, without headings, links and marks. */
function sentencesIn(document: string): string[] {
  return withoutCodeBlocks(read(document))
    .replaceAll(/^#.*$|\[[^\]]*\]\([^)]*\)/gm, '')
    .split(/\n\s*(?:[-*]|\d+\.)\s|\n\n|\n[|#]|(?<=[.!?:])\s/)
    .map((sentence) =>
      sentence
        .replaceAll(/[^\p{L}\p{N}\s]/gu, '')
        .trim()
        .toLowerCase(),
    )
    .filter((sentence) => sentence.split(/\s+/).length >= 6);
}
