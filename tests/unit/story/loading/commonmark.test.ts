import { createRequire } from 'node:module';
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { SKIP, visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { compileMarkup } from '../../../../src/story/loading/compile-markup.ts';
import { outlineLevels } from '../../../../src/story/loading/outline.ts';
import { safeHtml } from '../../../../src/story/loading/raw-html/safe-html.ts';
import { bodyHtml } from '../../../../scripts/bench/corpus/body-html.ts';

interface Example {
  number: number;
  section: string;
  markdown: string;
  html: string;
}

// The package has no types. It holds the text of the specification, and the examples in it.
const { tests: examples } = createRequire(import.meta.url)('commonmark-spec') as {
  tests: Example[];
};

/** What an example is in a `.md` file, where that is not what the specification says. */
const EXCEPTIONS: Partial<Record<number, { why: string; html: string }>> = {
  34: {
    why: 'the name of a language that becomes a class is cut at the first unsafe character',
    html: '<pre><code class="language-f">foo</code></pre>',
  },
  144: {
    why: 'a language has a name, which begins with a letter or a digit',
    html: '<pre><code></code></pre>',
  },
  602: {
    why: 'GFM links an address without marks around it (section 6.9)',
    html: '<p>&#x3C;<a href="https://foo.bar/baz">https://foo.bar/baz</a> bim></p>',
  },
  606: {
    why: 'GFM links an email address without marks around it',
    html: '<p>&#x3C;<a href="mailto:foo+@bar.example.com">foo+@bar.example.com</a>></p>',
  },
  608: {
    why: 'GFM links an address without marks around it',
    html: '<p>&#x3C; <a href="https://foo.bar">https://foo.bar</a> ></p>',
  },
  611: {
    why: 'GFM links an address without marks around it',
    html: '<p><a href="https://example.com">https://example.com</a></p>',
  },
  612: {
    why: 'GFM links an email address without marks around it',
    html: '<p><a href="mailto:foo@bar.example.com">foo@bar.example.com</a></p>',
  },
};

test('the specification is there', () => {
  expect(examples).toHaveLength(652);
});

test.each(examples)('CommonMark 0.31.2, example $number ($section)', async (example) => {
  const { code } = await compileMarkup(tabs(example.markdown), 'md', nobody);
  const exception = EXCEPTIONS[example.number];
  expect(normal(bodyHtml(code))).toBe(exception?.html ?? normal(tabs(example.html)));
  if (exception) expect(exception.html).not.toBe(normal(tabs(example.html)));
});

/** Links and pictures of the examples lead nowhere; what the rules make of that has its own tests. */
const nobody = { refuse: () => undefined, leaveOut: () => undefined };

/** The specification shows a tab as an arrow. */
function tabs(text: string): string {
  return text.replaceAll('→', '\t');
}

/**
 * HTML as a browser reads it, held to the safe elements, without what the house adds: the ids of
 * headings and their levels, colors of code, and typographic quotation marks, dashes and ellipses.
 */
function normal(html: string): string {
  const written = html
    .trim()
    .replace(/<ArticlePicture([^>]*) src="\.\//g, '<ArticlePicture$1 src="');
  const root = fromHtml(written.replaceAll('ArticlePicture', 'img'), { fragment: true });
  const tree = safeHtml(root as Root, nobody);
  const levelOf = outlineLevels();
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (node.type === 'text' && /^\n+$/.test(node.value) && !isCode(parent)) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (node.type !== 'element') return undefined;
    const [, level] = /^h([1-6])$/.exec(node.tagName) ?? [];
    if (level) node.tagName = `h${levelOf(Number(level))}`;
    // In one order.
    const properties = Object.entries(node.properties).toSorted();
    node.properties = Object.fromEntries(
      properties.filter(([name]) => name !== 'id' && name !== 'tabIndex'),
    );
    if (node.tagName === 'pre') node.properties = {};
    if (node.tagName !== 'span' || !isCode(parent)) return undefined;
    parent.children.splice(index, 1, ...node.children);
    return [SKIP, index];
  });
  return toHtml(tree)
    .trim()
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replaceAll('—', '---')
    .replaceAll('–', '--')
    .replaceAll('…', '...')
    .replace(/\n*<\/code><\/pre>/g, '</code></pre>');
}

function isCode(node: { type: string; tagName?: string }): boolean {
  return node.tagName === 'code' || node.tagName === 'pre';
}
