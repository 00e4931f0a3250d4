import { globSync, readFileSync } from 'node:fs';
import { projectPath } from '../../../scripts/settings/environment.ts';

/** Paths of all documents from the project's root, the README first. */
export const documents: readonly string[] = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
  ...globSync('docs/**/*.md', { cwd: projectPath('.') })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted(),
];

/** The text of a file of the project. */
export function read(path: string): string {
  return readFileSync(projectPath(path), 'utf8');
}

/** A section of a document, up to the next heading of the same or a higher rank. */
export interface Section {
  /** 1 for `#`. */
  rank: number;
  /** Without backticks. */
  heading: string;
  text: string;
}

/** All sections of a document. A section contains its subsections. */
export function sectionsOf(document: string): Section[] {
  const text = withoutCodeBlocks(document);
  const headings = [...text.matchAll(/^(#+) (.+)$/gm)];
  return headings.map(({ index, 0: line, 1: signs = '', 2: words = '' }, i) => {
    const rank = signs.length;
    const next = headings.slice(i + 1).find(([, others = '']) => others.length <= rank);
    return {
      rank,
      heading: words.replaceAll('`', ''),
      text: text.slice(index + line.length, next?.index),
    };
  });
}

/** The section with that heading. Throws an Error without one, so that no test passes on empty text. */
export function sectionOf(document: string, heading: string): Section {
  const found = sectionsOf(document).find((section) => section.heading === heading);
  if (!found) throw new Error(`There is no section "${heading}".`);
  return found;
}

/** A term that a list of a document describes: **`term`** and what follows it on the line. */
export function termsIn(text: string): { term: string; about: string }[] {
  return [...text.matchAll(/\*\*`([^`]+)`\*\*([^*\n]*)/g)].map(([, term = '', about = '']) => ({
    term,
    about,
  }));
}

/** The code blocks of a document in that language. */
export function codeBlocks(document: string, language: string): string[] {
  const blocks = document.matchAll(/^( *)```(\w*)\n([\s\S]*?)^\1```$/gm);
  return [...blocks].flatMap(([, indent = '', name, code = '']) =>
    name === language ? [code.replaceAll(new RegExp(`^${indent}`, 'gm'), '')] : [],
  );
}

export function withoutCodeBlocks(document: string): string {
  return document.replaceAll(/^( *)```[\s\S]*?^\1```$/gm, '');
}
