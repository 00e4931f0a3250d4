import type { HastNode } from 'satteri';

/**
 * Whether readers see nothing of a node: no picture, no component, and no text but spaces, rules and marks that
 * are invisible, and boxes of tasks without a task.
 */
export function showsNothing(node: Readonly<HastNode>): boolean {
  if (node.type === 'text') return isEmptyBox(node.value) || !MARKS.test(node.value);
  if ('tagName' in node && node.tagName === 'img') return false;
  // The names of components begin with a capital letter.
  if ('name' in node && /^(?:[A-Z]|img$)/.test(node.name ?? '')) return false;
  // Other nodes are comments, also those in braces.
  return !('children' in node) || node.children.every(showsNothing);
}

const MARKS = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** A box without text, which Markdown takes as text. */
function isEmptyBox(text: string): boolean {
  return /^\s*\[[ xX]?\]\s*$/.test(text);
}
