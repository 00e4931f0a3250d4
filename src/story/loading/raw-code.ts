import { defineMdastPlugin } from 'satteri';
import { type Ancestor, ancestorsOf } from './ancestors.ts';
import { decodedReferences } from './decoded-references.ts';

/** Elements whose text stays as it is typed. */
const NAMES = 'code|kbd|samp|tt';
const TAG = new RegExp(String.raw`^<(/?)(?:${NAMES})[\s/>]`, 'i');
const NAME = new RegExp(`^(?:${NAMES})$`, 'i');

/** Whether a text may contain such elements. */
export function mayHaveRawCode(body: string): boolean {
  return new RegExp(String.raw`<(?:${NAMES})[\s/>]`, 'i').test(body);
}

/**
 * Keeps the characters between `<code>`, `<kbd>` or `<samp>` and its end tag: the compiler has turned quotation
 * marks and hyphens into typographic ones, and names into emoji. Markdown in them stays Markdown, as on GitHub.
 */
export function rawCode() {
  /** How many elements raw HTML has opened in the same block. The nodes come in their order. */
  let open = 0;
  const block = () => {
    open = 0;
  };
  return defineMdastPlugin({
    name: 'raw-code',
    options: { position: true },
    paragraph: block,
    heading: block,
    tableCell: block,
    html({ value }) {
      const [, end] = TAG.exec(value) ?? [];
      if (end !== undefined) open = Math.max(0, open + (end ? -1 : 1));
    },
    text(node, context) {
      const { start, end } = node.position ?? {};
      if (!start || !end || !(open > 0 || ancestorsOf(node, context).some(isCode))) return;
      const typed = plainText(context.source.slice(start.offset, end.offset));
      if (typed !== node.value) context.setProperty(node, 'value', typed);
    },
  });
}

function isCode(node: Ancestor): boolean {
  return 'name' in node && NAME.test(node.name ?? '');
}

/** The text of a piece of Markdown without markup: without backslashes, entities and what begins its lines. */
function plainText(markdown: string): string {
  const lines = markdown.replace(/[ \t]*\r?\n[ \t>]*/g, '\n');
  return decodedReferences(
    lines.replace(/\\([!-/:-@[-`{-~])/g, (_, char: string) => `&#${char.codePointAt(0)};`),
  );
}
