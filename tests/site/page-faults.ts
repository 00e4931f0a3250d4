import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { builtPages, client, elements } from './built-site.ts';

const built = builtPages();
const ON_DEMAND = new Set([
  '/api/subscribe',
  '/subscribe/confirm/',
  '/preferences/',
  '/unsubscribe/',
]);

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // Formatting that no visitor sees: an uppercase doctype, void elements,
    // whitespace and quotes as Astro writes them.
    'doctype-style': 'off',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'attr-quotes': 'off',
    'no-raw-characters': 'off',
    // Long headlines make long titles.
    'long-title': 'off',
    // A moved page must redirect by itself; it contains the link too.
    'meta-refresh': 'off',
    // <ol> without markers keeps its meaning for assistive technology only with the role.
    'no-redundant-role': 'off',
  },
});

/** The errors that html-validate finds in a page. */
export async function htmlFaults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map((m) => `${m.ruleId}: ${m.message} (${m.line}:${m.column})`),
  );
}

/** The scripts that a page runs: file names without extension, or the text of inline scripts. */
export function scripts(html: string): string[] {
  return elements(html, 'script')
    .filter(({ properties }) => properties['type'] !== 'application/ld+json')
    .map(({ properties, children }) =>
      children.length > 0
        ? JSON.stringify(children)
        : String(properties['src']).replace(/\.[^/]*$/, ''),
    );
}

/** Names of elements with inline styles or event handlers, and of style elements. */
export function inlineParts(html: string): string[] {
  const names = new Set([...html.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, name]) => name ?? ''));
  return elements(html, ...names).flatMap(({ tagName, properties }) => {
    const isInline =
      'style' in properties || Object.keys(properties).some((name) => /^on[A-Z]/.test(name));
    return isInline ? [tagName] : [];
  });
}

/** The broken links of the page at `address`: no file, no page or no such fragment. */
export function deadLinks(address: string, html: string): string[] {
  const named = elements(html, 'a', 'link', 'img', 'form', 'source').flatMap(({ properties }) => [
    properties['href'],
    properties['src'],
    properties['action'],
    ...srcset(properties['srcSet']),
  ]);
  return named.filter((link): link is string => {
    if (typeof link !== 'string' || !/^[/#.]/.test(link)) return false;
    const { pathname: encoded, hash } = new URL(link, `http://site.example${address}`);
    const pathname = decodeURI(encoded);
    const target = pathname === address ? html : built.get(pathname);
    if (!target && !exists(pathname)) return true;
    return Boolean(hash && target && !target.includes(`id="${decodeURIComponent(hash.slice(1))}"`));
  });
}

function srcset(value: unknown): string[] {
  return typeof value === 'string'
    ? value.split(', ').map((candidate) => candidate.split(' ')[0] ?? '')
    : [];
}

function exists(path: string): boolean {
  if (ON_DEMAND.has(path)) return true;
  return !path.endsWith('/') && existsSync(join(client, decodeURIComponent(path)));
}
