import { escapeXml, xmlText } from '../../../../src/core/xml-text.ts';

/** An element with text, as WordPress writes it: in CDATA. */
export function cdata(
  name: string,
  text: string,
  attributes: Readonly<Record<string, string>> = {},
): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  // The end of a section cannot be in it.
  const content = xmlText(text).replaceAll(']]>', ']]]]><![CDATA[>');
  return `<${name}${pairs.join('')}><![CDATA[${content}]]></${name}>`;
}

/** An element with elements, each on a line of its own. */
export function group(name: string, parts: readonly string[]): string {
  return [`<${name}>`, ...parts, `</${name}>`].join('\n');
}

/** A field that WordPress or a plugin adds to a post. */
export function postMeta(key: string, value: string): string {
  return group('wp:postmeta', [cdata('wp:meta_key', key), cdata('wp:meta_value', value)]);
}
