import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { test } from 'vitest';
import { compileBody } from '../../../../../src/story/loading/compile-body.ts';
import { bodyHtml } from '../../../../../scripts/bench/corpus/body-html.ts';
import { manyRuns } from '../../../../many-runs.ts';

/** Markdown and HTML that is right, wrong, unknown or unended, in any order. */
const PIECES = [
  ...['<p>', '</p>', '<div>', '</div>', '<b>', '</b>', '<a href="/a/">', '</a>', '<br>', '<pre>'],
  ...['</pre>', '<table>', '<tr>', '<td>', '</table>', '<ul>', '<li>', '</ul>', '<details>'],
  ...['<summary>', '</details>', '<font>', '</font>', '<o:p>', '</o:p>', '<select>', '<option>'],
  ...['<title>', '</title>', '<script>', '</script>', '<style>', '<svg>', '</svg>', '<form>'],
  ...['<template>', '</template>', '<noscript>', '<textarea>', '<plaintext>', '<html>', '<body>'],
  ...['<b title="', '">', "<i class='", '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '<!', '<'],
  ...['\n', '\n\n', '\n\n    ', '\n> ', '\n- ', '\n1. ', '**', '*', '`', '```\n', '~', '~~', '| '],
  ...['[', '](', ')', '![', '[^1]', '\n\n[^1]: ', '&lt;', '&', '\\', '<https://a.b/>', '[!NOTE]\n'],
];
const word = fc.integer({ min: 100, max: 999 }).map((n) => ` word${n} `);
const text = fc.array(fc.oneof(word, fc.constantFrom(...PIECES)), { maxLength: 14 });

test('a word is shown, or an editor is told what is not', async () => {
  await fc.assert(
    fc.asyncProperty(text, async (pieces) => {
      const body = pieces.join('');
      const result = await compileBody('story.md', body, 0);
      if ('problems' in result || result.compiled.notices.length > 0) return;
      const shown = textAndAttributes(bodyHtml(result.compiled.code));
      // Comments are for editors, and what follows a fence on its line is the code's language.
      const written = body.replace(/<!--[\s\S]*?-->|(?:`{3}|~{3})[^\n]*/g, '');
      for (const [one] of written.matchAll(/word\d+/g)) {
        if (!shown.includes(one)) throw new Error(`${one} is lost`);
      }
    }),
    { numRuns: manyRuns(300) },
  );
});

function textAndAttributes(html: string): string {
  const found: string[] = [];
  visit(fromHtml(html, { fragment: true }), (node) => {
    if (node.type === 'text') found.push(node.value);
    if (node.type === 'element') found.push(JSON.stringify(node.properties));
  });
  return found.join(' ');
}
