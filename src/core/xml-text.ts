// Everything outside the production Char of XML 1.0 (section 2.2), lone surrogates included.
const NOT_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** `text` without the characters that no XML document may hold, not even escaped. */
export function xmlText(text: string): string {
  return text.replace(NOT_XML, '');
}

/** `text` as it stands between tags or in a quoted attribute. */
export function escapeXml(text: string): string {
  return xmlText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
