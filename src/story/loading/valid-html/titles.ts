import type { Element } from 'hast';
import { words } from '../../../i18n/words.ts';
import type { BodyReport } from '../body-fault.ts';
import { elementOf, isBlank, isElement, isEmpty } from './html-node.ts';

/**
 * Gives `<details>` without a summary the word that browsers show there, in the language of the publication, since
 * screen readers announce it (HTML, section 4.11.1). Reports a second summary.
 */
export function summary(details: Element, report: BodyReport): void {
  const [first, second] = details.children.filter((child) => isElement(child, 'summary'));
  const { line } = details.data ?? {};
  if (second) refuseSecond('summary', 'details', second.data?.line ?? line, report);
  if (first && !isEmpty(first)) return;
  const word = words.stories.details;
  const title = { type: 'text' as const, value: word };
  if (first) first.children = [title];
  else details.children.unshift(elementOf('summary', [title]));
  const why = first ? 'has an empty <summary>' : 'has no <summary>';
  report.leaveOut({ text: `<details> ${why}: readers open it with the word "${word}"`, line });
}

/** Puts the caption of a figure at its end unless it is at its beginning (HTML, section 4.4.12). Reports a second one. */
export function figureCaption(figure: Element, report: BodyReport): void {
  const [first, second] = figure.children.filter((child) => isElement(child, 'figcaption'));
  const { line } = figure.data ?? {};
  if (second) refuseSecond('figcaption', 'figure', second.data?.line ?? line, report);
  if (!first) return;
  const at = figure.children.indexOf(first);
  const isFirst = figure.children.slice(0, at).every(isBlank);
  if (isFirst || figure.children.slice(at + 1).every(isBlank)) return;
  figure.children = [...figure.children.toSpliced(at, 1), first];
  report.leaveOut({
    text: '<figcaption> is shown at the end of its <figure>',
    line: first.data?.line ?? line,
  });
}

/** Reports the second of what an element has once. */
export function refuseSecond(
  name: string,
  around: string,
  line: number | undefined,
  { refuse }: BodyReport,
): void {
  const expected = `one <${name}> in each <${around}>`;
  refuse({ key: 'element', found: `a second <${name}> within <${around}>`, expected, line });
}
