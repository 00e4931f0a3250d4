import type { BodyFault } from '../body-fault.ts';
import { RENAMED, SCHEMA } from './html-schema.ts';
import { partFault, withinWhole } from './html-words.ts';

/** Elements without an end tag, or whose end tag may be left out (HTML, section 13.1.2). */
const NO_END_TAG = new Set(
  `area base br col embed hr img input link meta param source track wbr
  caption colgroup dd dt li optgroup option p rb rp rt rtc tbody td tfoot th thead tr`.split(/\s+/),
);

/** Elements that look the same with more text in them. An `<a>` without `href` is a place to link to. */
const WITHOUT_LOOK = new Set(['a', 'bdi', 'div', 'span', 'time']);

/** More of them in one file have the same cause. */
const MOST_REPORTED = 30;

interface OpenElement {
  name: string;
  line: number;
  column: number | undefined;
  /** The last line of the block of HTML that begins with the element, on lines of their own. */
  lastLine?: number | undefined;
}

/**
 * Follows the tags of a Markdown file in their order, and reports parts without their whole, and elements that
 * are not closed, because they would change the text after them. End tags alone change nothing.
 */
export function openElements(refuse: (fault: BodyFault) => void) {
  const open: OpenElement[] = [];
  let reported = 0;
  /** The last line of parts for which the first of them is reported. */
  let mendedUpTo = 0;
  const closed = (elements: readonly OpenElement[]) => {
    for (const { name, line, column } of elements) {
      if (!changesText(name) || ++reported > MOST_REPORTED) continue;
      refuse({
        key: 'HTML',
        found: `<${name}> without </${name}>`,
        expected: `</${name}> where it ends, because the text after it is part of it otherwise`,
        line,
        column,
        instead: (text, at) => closedInLine(text, at, name),
      });
    }
  };
  return {
    start(element: OpenElement) {
      const around = open.map(({ name }) => name.toLowerCase());
      const alone = partFault(element.name.toLowerCase(), around);
      const { line, lastLine = 0 } = element;
      const isMended = alone && line <= mendedUpTo;
      if (alone && !isMended && ++reported <= MOST_REPORTED) {
        refuse({ ...alone, line, ...(lastLine > 0 && { lastLine, instead: withinWhole }) });
        mendedUpTo = lastLine;
      }
      if (!NO_END_TAG.has(element.name.toLowerCase())) open.push(element);
    },
    end(name: string) {
      const at = open.findLastIndex((one) => one.name.toLowerCase() === name.toLowerCase());
      if (at >= 0) closed(open.splice(at).slice(1));
    },
    after() {
      closed(open.splice(0));
    },
  };
}

function changesText(written: string): boolean {
  const name = RENAMED.get(written.toLowerCase()) ?? written.toLowerCase();
  return !WITHOUT_LOOK.has(name) && Boolean(SCHEMA.tagNames?.includes(name));
}

/** The line with an end tag at its end, if there is text after the start tag. */
function closedInLine(line: string, column: number, name: string): string | undefined {
  const end = line.indexOf('>', column) + 1;
  const hasText = end > 0 && line.slice(end).trim() !== '';
  return hasText && !line.includes('|') ? `${line.trimEnd()}</${name}>` : undefined;
}
