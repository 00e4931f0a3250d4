import { defineMdastPlugin, type MdastVisitorContext } from 'satteri';
import type { BodyReport } from '../body-fault.ts';
import { tagsIn } from './html-tags.ts';
import { componentFault, unendedFault } from './html-words.ts';

/** The attribute of an element that holds the line it was written in, until `rawHtml` takes it off. */
export const LINE_ATTRIBUTE = 'data-source-line';

/**
 * Writes its line into every element that a rule may refuse, as an attribute: reading raw HTML into
 * the tree loses all positions. Also refuses HTML that does not end, which a browser would let
 * swallow the text after it, and components, whose names HTML cannot tell from unknown elements.
 */
export function sourceLines({ refuse, leaveOut }: BodyReport) {
  const mark = (
    node: Parameters<MdastVisitorContext['setProperty']>[0],
    context: MdastVisitorContext,
  ) => {
    const line = String(node.position?.start.line ?? '');
    context.setProperty(node, 'data', { hProperties: { dataSourceLine: line } });
  };
  return defineMdastPlugin({
    name: 'source-lines',
    options: { position: true },
    heading: mark,
    image: mark,
    imageReference: mark,
    link: mark,
    linkReference: mark,
    html(node, context) {
      const firstLine = node.position?.start.line ?? 1;
      const { tags, unended } = tagsIn(node.value);
      const lineAt = (offset: number) =>
        firstLine + node.value.slice(0, offset).split('\n').length - 1;

      if (unended !== undefined) {
        refuse({ ...unendedFault(node.value.slice(unended)), line: lineAt(unended) });
      }
      let marked = '';
      let end = 0;
      for (const { name, nameEnd, start } of tags) {
        const line = lineAt(start);
        if (name.startsWith('<')) {
          leaveOut({ text: `${name} is left out: it is for programs`, line });
          continue;
        }
        const fault = componentFault(name);
        if (fault) refuse({ ...fault, line });
        marked += `${node.value.slice(end, nameEnd)} ${LINE_ATTRIBUTE}="${line}"`;
        end = nameEnd;
      }
      context.setProperty(node, 'value', marked + node.value.slice(end));
    },
  });
}
