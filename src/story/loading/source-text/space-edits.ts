import type { Edit } from '../../../core/text-edits.ts';
import { type EditedText, editedText } from './edited-text.ts';
import { eachOpening, type Opening } from './text-outside-code.ts';

/** What is between the parentheses of a link, with up to one pair of its own. */
const TARGET = /\]\((?<target>(?:[^()\n]|\([^()\n]*\))*)\)/y;
const FILE =
  /^(?<start>[ \t]*)(?<name>[^<\s].*?\.[a-z\d]{2,4})(?:[ \t]+(?:"[^"]*"|'[^']*'))?[ \t]*$/i;

/** Makes headings with a no-break space and file names with spaces mean what they look like. */
export function withSpaceEdits(body: string): EditedText {
  const edits: Edit[] = [];
  if (/#\u00A0|\]\([^()\n]* /.test(body)) {
    eachOpening(body, (opening) => {
      edits.push(...spaceEdits(body, opening));
      return opening.at + 1;
    });
  }
  return editedText(body, edits);
}

/**
 * The edit at an opening: a no-break space after the number signs of a heading becomes a space, and a file
 * name with spaces gets angle brackets, as in `![A](<./my photo.png>)`. Without them, CommonMark has no
 * heading and no picture there (sections 4.2 and 6.3).
 */
export function spaceEdits(body: string, { at, char }: Opening): Edit[] {
  if (char === '\u00A0') return [{ start: at, end: at + 1, text: ' ' }];
  if (char !== '](') return [];
  TARGET.lastIndex = at;
  const { start = '', name = '' } =
    FILE.exec(TARGET.exec(body)?.groups?.['target'] ?? '')?.groups ?? {};
  if (!name.includes(' ')) return [];
  const from = at + 2 + start.length;
  return [{ start: from, end: from + name.length, text: `<${name}>` }];
}
