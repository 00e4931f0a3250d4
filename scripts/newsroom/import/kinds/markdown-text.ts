import { markdownToMdast } from 'satteri';
import { visit } from 'unist-util-visit';

/**
 * Applies `change` to the parts of a Markdown text that are not code. Code blocks and code spans stay
 * as they are, character by character.
 */
export function outsideCode(markdown: string, change: (text: string) => string): string {
  const spans: { start: number; end: number }[] = [];
  const tree = markdownToMdast(markdown, { position: true });
  visit(tree as Parameters<typeof visit>[0], (node) => {
    const { position } = node;
    if (!position || !/^(?:code|inlineCode)$/.test(node.type)) return;
    spans.push({ start: position.start.offset ?? 0, end: position.end.offset ?? 0 });
  });
  let at = 0;
  let result = '';
  for (const { start, end } of spans) {
    result += change(markdown.slice(at, start)) + markdown.slice(start, end);
    at = end;
  }
  return result + change(markdown.slice(at));
}
