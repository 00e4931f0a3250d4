/** The characters that PHP's `htmlspecialchars` escapes, as typed. */
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
