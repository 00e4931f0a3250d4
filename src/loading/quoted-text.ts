/** A text in YAML quotation marks: the ones that it does not contain, if possible. */
export function quoted(text: string): string {
  if (!/["\\]/.test(text)) return `"${text}"`;
  if (!text.includes("'")) return `'${text}'`;
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

/** What is expected of text that YAML cuts off. */
export const COMMENT =
  'text in quotation marks, because YAML leaves out what follows " #"; write a comment on a line of its own';
