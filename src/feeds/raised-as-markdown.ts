import type { Element } from 'hast';
import type { State } from 'hast-util-to-mdast';
import { loweredText, raisedText } from '../story/feed/raised-text.ts';

/** Superscript and subscript in Markdown, which has no marks for them. References to footnotes stay links. */
export const raisedAsMarkdown = {
  sup: (state: State, element: Element) => onTheLine(state, element, raisedText),
  sub: (state: State, element: Element) => onTheLine(state, element, loweredText),
};

function onTheLine(state: State, element: Element, written: (text: string) => string) {
  const [only, another] = element.children;
  if (only?.type !== 'text' || another) return state.all(element);
  return { type: 'text' as const, value: written(only.value) };
}
