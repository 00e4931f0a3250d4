import { defineMdastPlugin } from 'satteri';
import { shown } from '../../core/content-problem.ts';
import type { BodyFault } from './body-fault.ts';
import { NO_CONTENTS, NO_FORMULAS } from './other-marks.ts';

/**
 * A line that is probably a heading: one number sign directly before a capital letter, without a mark at its end.
 * `#hashtag` and `#one #two` are none.
 */
const HEADING = /^#[\p{Lu}\p{Lo}][^#\n]*(?<![\s.,:;!?…。，：；！？])$/u;
const FENCE = /^(?<fence>`{3,}|~{3,})/;

/** Whether the text may have such blocks. Cheaper than walking the tree. */
export function mayHaveSuchBlocks(body: string): boolean {
  return /^#[\p{Lu}\p{Lo}]|```|~~~|^[ \t>]*\\\[$|\[\[_?(?:toc|TOC)_?\]\]|^[ \t>]*(?:-\p{L}|\d{1,3}[.)]\p{L}|[•▪◦‣●\uf0b7\uf0a7]|[o·§]\t)|[-*+] \[[/<>?!-]\] /mu.test(
    body,
  );
}

/**
 * Reports a heading without a space after its number sign, which would be printed as typed, a mark for a table of
 * contents, and code without its end, which the rest of the text would be a part of.
 */
export function checkBlocks(refuse: (fault: BodyFault) => void) {
  return defineMdastPlugin({
    name: 'check-blocks',
    options: { position: true },
    paragraph(node, context) {
      const { start, end } = node.position ?? {};
      const text = context.source.slice(start?.offset, end?.offset);
      if (/^\[\[_?toc_?\]\]$/i.test(text)) {
        const at = { line: start?.line, instead: () => '' };
        refuse({ key: 'body', found: text, expected: NO_CONTENTS, ...at });
      }
      const parent = context.parent(node);
      const at = { line: start?.line, column: start?.column };
      const lastLine = (start?.line ?? 1) + text.split('\n').length - 1;
      if (/^\\\[\n[^]*\n[ \t>]*\\\]$/.test(text)) {
        const instead = (written: string) => written.replaceAll(/^([ \t>]*)\\[[\]]$/gm, '$1```');
        const found = shown('\\[');
        refuse({ key: 'body', found, expected: NO_FORMULAS, ...at, lastLine, instead });
      }
      const list = tightList(text);
      if (list) refuse({ ...list, found: shown(text.split('\n')[0]), ...at, lastLine });
      const task = parent.type === 'listItem' ? TASK.exec(text)?.[0] : undefined;
      if (task !== undefined) {
        const expected = '[ ] or [x], the two states of a task; to show the brackets, use \\[';
        const instead = (line: string) => line.replace(task, '[ ]');
        refuse({ key: 'list', found: task, expected, ...at, instead });
      }
      const isLast = context.source.slice(end?.offset).trim() === '';
      if (!HEADING.test(text) || parent.type !== 'root' || isLast) return;
      const expected = '## and a space before a heading; to show the number sign, use \\#';
      const instead = (line: string) => line.replace(/#/, '## ');
      refuse({ key: 'heading', found: shown(text), expected, line: start?.line, instead });
    },
    code(node, context) {
      const { start, end } = node.position ?? {};
      const code = context.source.slice(start?.offset, end?.offset).trimEnd();
      const fence = FENCE.exec(code)?.groups?.['fence'];
      // The container of a block ends it too. With four spaces, it is indented code, which has its own report in MDX.
      const isAtRoot = context.parent(node).type === 'root' && (start?.column ?? 1) < 5;
      if (fence === undefined || isClosed(code, fence) || !isAtRoot) return;
      const lines = code.split('\n');
      refuse({
        key: 'code',
        found: `${shown(lines[0])} without its end`,
        expected: `a line with ${fence} where the code ends, because the text after it is code otherwise`,
        line: start?.line,
        column: start?.column,
        // With an empty line, the code may end there.
        ...(!/\n[ \t]*\n/.test(code) && {
          lastLine: (start?.line ?? 1) + lines.length - 1,
          instead: (text: string) => `${text}\n${fence}`,
        }),
      });
    },
  });
}

function isClosed(code: string, fence: string): boolean {
  const last = /\n[ \t>]*(?<mark>`{3,}|~{3,})$/.exec(code)?.groups?.['mark'];
  return last?.startsWith(fence) ?? false;
}

/** The state of a task as only Obsidian has it. */
const TASK = /^\[[/<>?!-]\](?= )/;

/** What other programs write before the items of a list. */
const BULLET = /^(?<indent>[ \t>]*)(?:[•▪◦‣●\uf0b7\uf0a7]|[o·§](?=\t))[ \t\u00a0]*/;
const TIGHT = /^(?<indent>[ \t>]*)(?<mark>-|\d{1,3}[.)])(?=\p{L})/u;

/** The problem of lines that are probably the items of a list: bullets, or several marks without a space after them. */
function tightList(text: string): Pick<BodyFault, 'key' | 'expected' | 'instead'> | undefined {
  const lines = text.split('\n');
  if (BULLET.test(text)) {
    return {
      key: 'list',
      expected: '- and a space before each item of a list',
      instead: (written) => written.replaceAll(new RegExp(BULLET, 'gm'), '$<indent>- '),
    };
  }
  const items = lines.slice(lines.findIndex((line) => TIGHT.test(line)));
  if (items.length < 2 || !items.every((line) => TIGHT.test(line))) return undefined;
  return {
    key: 'list',
    expected: 'a space after the mark of each item; to show the mark, write \\ before it',
    instead: (written) => written.replaceAll(new RegExp(TIGHT, 'gmu'), '$<indent>$<mark> '),
  };
}
