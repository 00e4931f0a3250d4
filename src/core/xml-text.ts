// All characters that XML 1.0 forbids (section 2.2, Char), lone surrogates included.
const NOT_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Removes the characters that XML forbids even when escaped. */
export function xmlText(text: string): string {
  return text.replace(NOT_XML, '');
}

/** Escapes text for element content and quoted attributes. */
export function escapeXml(text: string): string {
  return xmlText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Writes attributes, each after a space. */
export function htmlAttributes(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
}

/**
 * `text` as @astrojs/rss must be given it in `customData`, which the package parses: it would trim
 * the text and turn the name 007 into 7. Of a section for each character nothing can be trimmed,
 * and a digit alone stays that digit.
 */
export function unparsedXml(text: string): string {
  return Array.from(xmlText(text), (character) => `<![CDATA[${character}]]>`).join('');
}
