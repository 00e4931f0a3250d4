/** A text as HTML, also in an attribute. */
export function escapedHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The characters that {@link escapedHtml} and PHP's `htmlspecialchars` escape, as typed. */
export function decodedHtml(html: string): string {
  const characters: Readonly<Record<string, string>> = {
    amp: '&',
    gt: '>',
    lt: '<',
    quot: '"',
    '#39': "'",
    '#039': "'",
  };
  return html.replaceAll(
    /&(amp|gt|lt|quot|#0?39);/g,
    (found, name: string) => characters[name] ?? found,
  );
}
