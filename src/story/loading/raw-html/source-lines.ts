import { defineMdastPlugin, type MdastNode, type MdastVisitorContext } from 'satteri';
import { shown } from '../../../core/content-problem.ts';
import type { BodyReport } from '../body-fault.ts';
import { MARKDOWN_CONTAINERS } from '../mdx/phrasing.ts';
import { tagsIn } from './html-tags.ts';
import { openElements } from './open-elements.ts';
import { componentAsMarkdown } from './component-as-markdown.ts';
import { isTextLikeTag, LESS_THAN, withLessThan } from './tag-as-text.ts';
import { componentFault, unendedFault } from './html-words.ts';

type Html = Extract<MdastNode, { type: 'html' }>;

/** The attribute with the line of an element, until `rawHtml` removes it. */
const LINE_ATTRIBUTE = 'data-source-line';
/** The property with the info string of a code block, until `rawHtml` removes it. */
export const INFO_PROPERTY = 'dataInfo';

/**
 * Adds the line to every element that a check may report, as an attribute, because parsing raw HTML
 * loses all positions. Also reports HTML that is not closed, which would hide or change the text after it
 * in browsers, and components, which an HTML parser cannot tell from unknown elements. Keeps the info string
 * of code blocks, which parsing loses too.
 */
export function sourceLines({ refuse, leaveOut }: BodyReport) {
  const mark = (
    node: Parameters<MdastVisitorContext['setProperty']>[0],
    context: MdastVisitorContext,
  ) => {
    const line = String(node.position?.start.line ?? '');
    context.setProperty(node, 'data', { hProperties: { dataSourceLine: line } });
  };
  const elements = openElements(refuse);
  const hasEndTag = endTags();
  return defineMdastPlugin({
    name: 'source-lines',
    options: { position: true },
    code(node, context) {
      const info = [node.lang, node.meta].filter(Boolean).join(' ');
      if (info) context.setProperty(node, 'data', { hProperties: { [INFO_PROPERTY]: info } });
    },
    blockquote: mark,
    heading: mark,
    image: mark,
    imageReference: mark,
    link: mark,
    linkReference: mark,
    html(node, context) {
      const firstLine = node.position?.start.line ?? 1;
      const value = withTypedTags(node.value);
      const { tags, unended } = tagsIn(value);
      const lineAt = (offset: number) => firstLine + value.slice(0, offset).split('\n').length - 1;

      if (unended !== undefined && !endsInLine(node, context)) {
        refuse({ ...unendedFault(value.slice(unended)), line: lineAt(unended) });
      }
      let marked = '';
      let end = 0;
      for (const { kind, name, nameEnd, start } of tags) {
        const line = lineAt(start);
        if (kind === 'end') {
          elements.end(name);
          continue;
        }
        if (kind === 'instruction') {
          leaveOut({ text: `${name} is left out: it is for programs`, line });
          continue;
        }
        // The container of a block may indent its other lines.
        const isAsTyped = line === firstLine && value === node.value;
        const column = isAsTyped ? (node.position?.start.column ?? 1) + start : undefined;
        const [tag = ''] = /^[^>]*>?/.exec(value.slice(start)) ?? [];
        const at = node.position?.start.offset ?? 0;
        const [text, to] = start > 0 ? [value, start] : [context.source, at];
        const before = text.slice(Math.max(0, to - 2), to);
        if (isTextLikeTag(tag, before) && !hasEndTag(name.toLowerCase(), context.source)) {
          if (isInText(node, context) && !tag.includes('\n')) {
            leaveOut({ text: `${tag} is shown as it is typed: it is not HTML`, line, column });
            marked += `${value.slice(end, start)}&lt;`;
            end = start + 1;
            continue;
          }
          const where = { line, column, instead: withLessThan };
          refuse({ key: 'HTML', found: shown(tag), expected: LESS_THAN, ...where });
          // Without its line, it is not reported again.
          continue;
        }
        const fault = componentFault(name);
        if (fault) {
          refuse({ ...fault, ...componentAsMarkdown(context.source, line, name), line });
          // HTML has some of the names too, and would report them again.
          marked += `${value.slice(end, start)}<x-component`;
          end = nameEnd;
          continue;
        }
        const isWholeBlock = column === 1 && context.parent(node).type === 'root';
        const lastLine = isWholeBlock ? node.position?.end.line : undefined;
        elements.start({ name, line, column, lastLine });
        marked += `${value.slice(end, nameEnd)} ${LINE_ATTRIBUTE}="${line}"`;
        end = nameEnd;
      }
      context.setProperty(node, 'value', marked + value.slice(end));
    },
    after: () => elements.after(),
  });
}

/** Gives a function that says whether a text has an end tag of a name, in lower case, anywhere. */
function endTags(): (name: string, source: string) => boolean {
  const known = new Map<string, boolean>();
  let lower: string | undefined;
  return (name, source) => {
    lower ??= source.toLowerCase();
    const has = known.get(name) ?? lower.includes(`</${name}`);
    known.set(name, has);
    return has;
  };
}

/** Code of Markdown with a tag, which raw HTML shows as typed. */
const BACKTICKS = /(?<!`)(`{1,2})(?!`)[^`\n]*<[^`\n]*\1(?!`)/g;

/** Raw HTML in which a tag between backticks, such as `<style>`, is text: nobody means the element there. */
function withTypedTags(html: string): string {
  return html.replaceAll(BACKTICKS, (code) => code.replaceAll('<', '&lt;'));
}

/** Whether HTML is within a line of text. Otherwise it is a block, in which nothing is Markdown. */
function isInText(node: Readonly<Html>, context: MdastVisitorContext): boolean {
  const parent = context.parent(node);
  return Boolean(parent) && !MARKDOWN_CONTAINERS.has(parent.type);
}

/** Whether the end tag of an element within a line of text is in the same line: it is a node of its own. */
function endsInLine(node: Readonly<Html>, context: MdastVisitorContext): boolean {
  const [, name] = /^<([a-z]+)[^<>]*>$/i.exec(node.value) ?? [];
  if (name === undefined) return false;
  const line = context.parent(node);
  if (!line || !isInText(node, context)) return false;
  const rest = context.source.slice(node.position?.end.offset, line.position?.end.offset);
  return new RegExp(`</${name}[\\s/>]`, 'i').test(rest);
}
