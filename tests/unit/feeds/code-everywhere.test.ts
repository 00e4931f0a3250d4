import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { markdownToMdast } from 'satteri';
import { visit } from 'unist-util-visit';
import { afterEach, expect, test, vi } from 'vitest';
import { findUnprintable } from '../../../src/core/text.ts';
import { articleTexts } from '../../../src/feeds/article-entry.ts';
import { feedHtml } from '../../../src/story/feed/feed-html.ts';
import { escapeXml } from '../../../src/core/xml-text.ts';
import { mailHtml } from '../../../src/mail/mail-html.ts';
import { plainText } from '../../../src/mail/plain-text.ts';
import { codeInfo } from '../../../src/story/loading/code-info.ts';
import { compileBody } from '../../../src/story/loading/compile-body.ts';
import { article, siteUrl } from './a-feed.ts';

const PAGE = 'https://news.example/articles/a/';

const Fragment = 'fragment';

/** HTML that elements of a compiled body were rendered to. */
class Html {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

/** Renders an element, as astro/jsx-runtime describes it. */
function jsx(type: string, { children, 'set:html': html, ...attributes }: Record<string, unknown>) {
  const parts = [children ?? []].flat(9);
  const inner = parts.map((part) => (part instanceof Html ? part.html : escapeXml(String(part))));
  const content = html === undefined ? inner.join('') : String(html);
  if (type === Fragment) return new Html(content);
  const written = Object.entries(attributes).map(
    ([name, v]) => ` ${name}="${escapeXml(String(v))}"`,
  );
  return new Html(`<${type}${written.join('')}>${content}</${type}>`);
}

/** A body without components on every surface. */
async function surfaces(body: string) {
  const result = await compileBody('a.mdx', body, 0);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  const { default: Content } = new Function(result.compiled.code)({ jsx, jsxs: jsx, Fragment });
  const { html: page } = Content({ components: { Fragment } }) as Html;
  const feed = feedHtml(page, PAGE);
  return {
    page,
    feed,
    mail: mailHtml(page, PAGE, '#808080'),
    text: plainText(feed, PAGE),
    markdown: articleTexts({ ...article, html: feed }, siteUrl).markdown,
  };
}

const ELEMENTS = new Set(
  (
    'p pre code span mark figure figcaption blockquote ul li table thead tbody tr th td dl dt dd ' +
    'details summary'
  ).split(' '),
);

/** The texts of all elements of that name; fails when anything but text has come out of a text. */
function textsIn(html: string, name: string): string[] {
  const found: string[] = [];
  visit(fromHtml(html, { fragment: true }), 'element', (element) => {
    expect(ELEMENTS).toContain(element.tagName);
    for (const one of [element.properties['className'] ?? []].flat()) {
      expect(one).toMatch(/^(?:token|[\w-]+|language-[a-z0-9][a-z0-9+#.-]*)$/);
    }
    if (element.tagName !== name) return;
    let text = '';
    visit(element, 'text', (node) => void (text += node.value));
    found.push(text);
  });
  return found;
}

function nodesIn(markdown: string, type: 'code' | 'inlineCode'): string[] {
  const found: string[] = [];
  visit(markdownToMdast(markdown), (node) => {
    if (node.type === type) found.push((node as { value: string }).value);
  });
  return found;
}

const MARKUP = [
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    '`',
    '~',
    '{',
    '}',
    '\\',
    '/',
    '#',
    '*',
    '_',
    '|',
    '$',
    '=',
    '-',
    ' ',
  ],
  ...[
    '<script>',
    '</code></pre>',
    '&lt;',
    '&amp;lt;',
    '&#60;',
    '<!--',
    '-->',
    ']]>',
    '${',
    '<?php',
    '?>',
  ],
  ...[
    '{{{',
    '```',
    '~~~',
    '\n',
    '\n\n',
    '    ',
    'a',
    'é',
    'שלום',
    '👩‍🚀',
    '\u00a0',
    'import a',
    'export b',
  ],
];
const piece = fc.oneof(
  fc.constantFrom(...MARKUP),
  fc.string({ unit: 'grapheme', maxLength: 3 }).filter((text) => !findUnprintable(text)),
);
/** Any text that can be printed, with line feeds. A carriage return is a line's end, as in any Markdown. */
const text = fc
  .array(piece, { maxLength: 25 })
  .map((pieces) => pieces.join('').replaceAll('\r', ''));

const LANGUAGES = [
  ...[
    '',
    'js',
    'JS',
    'ts',
    'html',
    'console',
    'vue',
    'TOML',
    'go-html-template',
    'js{2}',
    'php',
    'markdown',
  ],
  ...[
    '"><img',
    '"><script>alert(1)</script>',
    "'onload='x",
    'extend',
    'constructor',
    '__proto__',
    'meta',
  ],
  ...[
    'DFS',
    'insertBefore',
    'plaintext',
    'c++',
    'c#',
    '{1}',
    'astro',
    'mdx',
    'diff',
    'latex',
    'a/../b',
    '&quot;',
  ],
  ...['js {1,3-5}', 'ts title="a b.ts" {2}', 'py:a/b.py', 'css {1} {2} {3} {4}', '{file=x}'],
];
const info = fc.oneof(
  fc.constantFrom(...LANGUAGES),
  fc.tuple(fc.constantFrom(...LANGUAGES), text).map((parts) => parts.join(' ')),
  text,
);

/** How a block stands in the text: before its first line, and before all others. */
const PLACES = [
  ['', ''],
  ['> ', '> '],
  ['- ', '  '],
  ['> - ', '>   '],
] as const;

/** A block whose fence is longer than any in its text, as Markdown asks. */
function fenced(
  code: string,
  language: string,
  mark: '`' | '~',
  [first, rest]: readonly [string, string],
) {
  const runs = code.match(mark === '`' ? /`+/g : /~+/g) ?? [];
  const fence = mark.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  // No line ends within an info string, and no backtick stands in one after backticks.
  const oneLine = language.replaceAll('\n', ' ').replaceAll(mark === '`' ? '`' : '', '');
  return [`${fence} ${oneLine}`, ...code.split('\n'), fence]
    .map((line, i) => (i === 0 ? first : rest) + line)
    .join('\n');
}

afterEach(() => vi.restoreAllMocks());

test('any code in any language comes back from every surface as it was typed', async () => {
  const warn = vi.spyOn(console, 'warn');
  const property = fc.asyncProperty(
    text,
    info,
    fc.constantFrom('`' as const, '~' as const),
    fc.constantFrom(...PLACES),
    async (code, language, mark, place) => {
      const block = fenced(code, language, mark, place);
      const said = await surfaces(`Before.\n\n${block}\n\nAfter.\n`);
      for (const html of [said.page, said.feed, said.mail]) {
        expect(textsIn(html, 'pre')).toEqual([code]);
      }
      expect(nodesIn(said.markdown, 'code')).toEqual([code]);

      const [first, rest] = place;
      const { title } = codeInfo(language);
      const lines = code.split('\n').map((line) => line && `    ${line}`);
      const placed = [...(title ? [title, ''] : []), ...lines].map((line, i) => {
        const start = i === 0 ? first : rest;
        return line === '' ? start.trimEnd() : start + line;
      });
      expect(said.text).toContain('Before.\n');
      if (code) expect(said.text).toContain(`\n\n${placed.join('\n')}\n\nAfter.\n`);
    },
  );
  await fc.assert(property, { numRuns: 400 });
  expect(warn).not.toHaveBeenCalled();
}, 120_000);

/**
 * Elements typed as HTML around a block, and what stands before each of its lines in a text: before
 * the first, and before all others.
 */
const CONTAINERS: readonly (readonly [string, string, string?, string?])[] = [
  ['<table><tbody><tr><td>', '</td></tr></tbody></table>'],
  [
    '<table>\n\n<thead><tr><th>Call</th></tr></thead>\n\n<tbody><tr><td>',
    '</td></tr></tbody>\n\n</table>',
    'Call:\n\n',
  ],
  ['<table><tbody><tr><td>\n\nA word.', '</td></tr></tbody></table>', 'A word.\n\n'],
  ['<table><tbody><tr><th>', '</th></tr></tbody></table>'],
  ['<table><tbody><tr><td><blockquote>', '</blockquote></td></tr></tbody></table>', '> ', '> '],
  ['<table><tbody><tr><td><ul><li>', '</li></ul></td></tr></tbody></table>', '- ', '  '],
  [
    '<table><tbody><tr><td><table><tbody><tr><td>',
    '</td></tr></tbody></table></td></tr></tbody></table>',
  ],
  ['<dl>\n\n<dt>Call</dt>\n\n<dd>', '</dd>\n\n</dl>', 'Call\n\n  ', '  '],
  ['<details>\n\n<summary>Call</summary>', '</details>', 'Call\n\n'],
  ['<blockquote>', '</blockquote>', '> ', '> '],
  ['<ul><li>', '</li></ul>', '- ', '  '],
];

test('any code in elements typed as HTML comes back from every surface as it was typed', async () => {
  const property = fc.asyncProperty(
    text,
    info,
    fc.constantFrom(...CONTAINERS),
    async (code, language, [start, end, first = '', rest = '']) => {
      const block = fenced(code, language, '`', ['', '']);
      const said = await surfaces(`Before.\n\n${start}\n\n${block}\n\n${end}\n\nAfter.\n`);
      for (const html of [said.page, said.feed, said.mail]) {
        expect(textsIn(html, 'pre')).toEqual([code]);
      }
      expect(nodesIn(said.markdown, 'code')).toEqual([code]);
      expect(said.markdown).toMatch(/\n\nAfter\.\n$/);
      if (!code) return;
      const { title } = codeInfo(language);
      const typed = code.split('\n').map((line) => line && `    ${line}`);
      const lines = [...(title ? [title, ''] : []), ...typed].map((line, i) => {
        const before = i === 0 ? first : rest;
        return line === '' ? before.replace(/ +$/, '') : before + line;
      });
      expect(said.text).toContain(`Before.\n\n${lines.join('\n')}\n\nAfter.\n`);
    },
  );
  await fc.assert(property, { numRuns: 400 });
}, 120_000);

/** White space within a line of text counts as one space, as in any HTML. */
const collapsed = (words: string) => words.replaceAll(/\s+/g, ' ').trim();

test('any code within a line comes back from every surface', async () => {
  const property = fc.asyncProperty(text, async (written) => {
    const code = collapsed(written);
    fc.pre(code !== '');
    const ticks = '`'.repeat(
      1 + Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length)),
    );
    const said = await surfaces(`Before ${ticks} ${code} ${ticks} after.\n`);
    for (const html of [said.page, said.feed, said.mail]) {
      expect(textsIn(html, 'code').map(collapsed)).toEqual([code]);
    }
    expect(nodesIn(said.markdown, 'inlineCode').map(collapsed)).toEqual([code]);
    expect(collapsed(said.text)).toBe(`Before ${code} after.`);
  });
  await fc.assert(property, { numRuns: 500 });
});

test('any code within a line of a table comes back from every surface', async () => {
  const property = fc.asyncProperty(text, async (written) => {
    const code = collapsed(written);
    fc.pre(code !== '' && !/\\(?=\||$)/.test(code));
    const ticks = '`'.repeat(
      1 + Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length)),
    );
    // In a table, Markdown asks for a backslash before each bar, also in code (GFM, section 4.10).
    const cell = `${ticks} ${code.replaceAll('|', '\\|')} ${ticks}`;
    const said = await surfaces(`| Call | Word |\n| --- | --- |\n| ${cell} | b |\n`);
    for (const html of [said.page, said.feed, said.mail]) {
      expect(textsIn(html, 'code').map(collapsed)).toEqual([code]);
      expect(textsIn(html, 'td').map(collapsed)).toEqual([code, 'b']);
    }
    expect(nodesIn(said.markdown, 'inlineCode').map(collapsed)).toEqual([code]);
    expect(collapsed(said.text)).toContain(code);
  });
  await fc.assert(property, { numRuns: 300 });
});

test.each([
  ['console', '$ tool <name>', 'language-console'],
  ['vue', '<template><p>{{ a }}</p></template>', 'language-vue'],
  ['TOML', 'a = "<b>"', 'language-toml'],
  ['go-html-template', '{{ .Title }} <br>', 'language-go-html-template'],
  ['js{2}', 'a < b', 'language-js'],
  ['"><img', '<script>alert(1)</script>', undefined],
  ['constructor', '<b>', 'language-constructor'],
])('a block in %s is text, and its class is a safe name', async (language, code, name) => {
  const { page } = await surfaces(`Words.\n\n\`\`\`${language}\n${code}\n\`\`\`\n`);
  const classes: unknown[] = [];
  visit(fromHtml(page, { fragment: true }), 'element', ({ tagName, properties }) => {
    if (tagName === 'pre') classes.push(properties['className']);
  });
  expect(classes).toEqual([name && [name]]);
  expect(textsIn(page, 'pre')).toEqual([code]);
});

test('a language that Prism knows is colored, also by its alias and in capitals', async () => {
  for (const [language, code] of [
    ['js', 'const a = 1;'],
    ['JavaScript', 'const a = 1;'],
    ['toml', 'a = 1'],
    ['PHP', '<p><?php echo 1; ?></p>'],
    ['astro', '<p>a</p>'],
  ]) {
    const { page } = await surfaces(`\`\`\`${language}\n${code}\n\`\`\`\n`);
    expect(page, language).toContain('<span class="token');
  }
});

test('the title of a block is a line above it, and its marked lines are marked, on every surface', async () => {
  const said = await surfaces('Words.\n\n```TS {1,3} title="src/a.ts"\na();\nb();\nc();\n```\n');
  for (const html of [said.page, said.feed, said.mail]) {
    expect(textsIn(html, 'figcaption')).toEqual(['src/a.ts']);
    expect(textsIn(html, 'mark')).toEqual(['a();\n', 'c();']);
    expect(textsIn(html, 'pre')).toEqual(['a();\nb();\nc();']);
  }
  expect(said.text).toBe('Words.\n\nsrc/a.ts\n\n    a();\n    b();\n    c();\n');
  expect(said.markdown).toContain('Words.\n\nsrc/a.ts\n\n```ts\na();\nb();\nc();\n```\n');
});

test('a line that begins within a string or a comment is marked as a whole', async () => {
  const { page } = await surfaces('```js {2}\nconst a = `b\nc ${d}\ne`;\n```\n');
  expect(textsIn(page, 'mark')).toEqual(['c ${d}\n']);
});

test('a poem keeps its lines and stanzas on every surface', async () => {
  const poem = 'The fog -- comes\n  on little feet.\n\nIt *looks*';
  const said = await surfaces(`Words.\n\n\`\`\`verse title="The Fog"\n${poem}\n\`\`\`\n`);
  const stanzas = '<p>The fog – comes<br>\u00a0\u00a0on little feet.</p><p>It <em>looks</em></p>';
  const caption = '<figcaption>The Fog</figcaption>';
  expect(said.page).toContain(`${caption}<div class="verse">`);
  expect(said.feed).toContain(`<figure>${caption}${stanzas}</figure>`);
  expect(said.mail).toContain(stanzas);
  expect(said.text).toBe('Words.\n\nThe Fog\n\nThe fog – comes\non little feet.\n\nIt looks\n');
  expect(said.markdown).toMatch(
    /The Fog\n\nThe fog – comes\\\n.*on little feet\.\n\nIt _looks_\n$/,
  );
});
