import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { projectPath } from '../../scripts/settings/environment.ts';

/** The files of the build for visitors. */
export const client = projectPath('dist/client');

/** Every page of a build by path: `/articles/x/`, `/404.html`. Emails are not pages. */
export function builtPages(folder = client): Map<string, string> {
  const files = globSync('**/*.html', { cwd: folder, exclude: ['newsletter/*/email.html'] }).map(
    (file) => file.replaceAll('\\', '/'),
  );
  return new Map(
    files
      .toSorted()
      .map((file) => [`/${file.replace(/(^|\/)index\.html$/, '$1')}`, read(file, folder)]),
  );
}

/** Paths of the pages for readers, without redirects. */
export function readableAddresses(): string[] {
  return [...builtPages()].flatMap(([address, html]) =>
    isMoved(html) || address.endsWith('.html') ? [] : [address],
  );
}

/** The text of a built file. */
export function read(file: string, folder = client): string {
  return readFileSync(join(folder, file), 'utf8');
}

/** The elements with one of these names in a page or element, in order. */
export function elements(node: string | Element, ...names: string[]): Element[] {
  const root: Root | Element = typeof node === 'string' ? fromHtml(node) : node;
  const found: Element[] = [];
  visit(root, 'element', (element) => {
    if (names.includes(element.tagName)) found.push(element);
  });
  return found;
}

/** The text of a page or element, with single spaces between words. */
export function text(node: string | Element): string {
  const root: Root | Element = typeof node === 'string' ? fromHtml(node) : node;
  const words: string[] = [];
  visit(root, 'text', ({ value }) => void words.push(value));
  return words.join(' ').replace(/\s+/g, ' ').trim();
}

/** Paths of the articles that a page, or part of it, links to. */
export function articleLinks(html: string): string[] {
  const links = elements(html, 'a').map(({ properties }) => String(properties['href']));
  return links.filter((link) => link.startsWith('/articles/'));
}

/** Whether a page only redirects. */
export function isMoved(html: string): boolean {
  return html.includes('http-equiv="refresh"');
}
