import type { Graph, Thing } from 'schema-dts';

/**
 * The text of a `<script type="application/ld+json">` (JSON-LD 1.1, section 7.2). Escapes every `<`, so
 * that no headline can close the element or open a comment in it (HTML, section 4.12.1.3).
 */
export function jsonLd(things: readonly Thing[]): string {
  const graph: Graph = { '@context': 'https://schema.org', '@graph': things };
  return JSON.stringify(graph).replaceAll('<', '\\u003c');
}
