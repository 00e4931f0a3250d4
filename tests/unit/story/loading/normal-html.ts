import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { SKIP, visit } from 'unist-util-visit';
import { bodyHtml } from '../../../../scripts/bench/corpus/body-html.ts';
import { compileMarkup } from '../../../../src/story/loading/compile-markup.ts';
import { outlineLevels } from '../../../../src/story/loading/outline.ts';
import { withValidCharacters } from '../../../../src/story/loading/published-links.ts';
import { safeHtml } from '../../../../src/story/loading/raw-html/safe-html.ts';

/** Links and pictures of the examples lead nowhere; what the rules make of that has its own tests. */
const nobody = { refuse: () => undefined, leaveOut: () => undefined };

/** The HTML of Markdown in a `.md` file, in the form of `normalHtml`. */
export async function normalHtmlOf(markdown: string): Promise<string> {
  const { code } = await compileMarkup(markdown, 'md', nobody);
  // The reference aligns cells with an attribute.
  return normalHtml(bodyHtml(code).replaceAll(/ class="align-(\w+)"/g, ' align="$1"'));
}

/**
 * HTML as a browser reads it, held to the safe elements, without what the house adds: the ids of
 * headings and their levels, colors of code, captions from titles of pictures, and typographic quotation marks, dashes and ellipses.
 */
export function normalHtml(html: string): string {
  const written = html
    .trim()
    .replaceAll(FIGURE, '<p><img src="$1" alt="$2" title="$3"></p>')
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
    const { href } = node.properties;
    if (typeof href === 'string') node.properties['href'] = withValidCharacters(href);
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

/** A picture alone in its paragraph, with a title. */
const FIGURE = /<Figure src="(?:\.\/)?([^"]*)" alt="([^"]*)" caption="([^"]*)"><\/Figure>/g;

function isCode(node: { type: string; tagName?: string }): boolean {
  return node.tagName === 'code' || node.tagName === 'pre';
}
