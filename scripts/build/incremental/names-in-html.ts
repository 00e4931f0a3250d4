/** What a tag contributes, for tags that occur often. */
const known = new Map<string, readonly string[]>();
const KNOWN_AT_MOST = 20_000;

/**
 * The names by which selectors find elements of this HTML, which Astro has written: `p` for an element,
 * `.meta` for a class, `#top` for an id and `[href` for an attribute. Text in a comment or a script that
 * looks like a tag counts too.
 */
export function namesInHtml(html: string): Set<string> {
  const names = new Set<string>();
  for (let start = html.indexOf('<'); start !== -1; start = html.indexOf('<', start + 1)) {
    for (const name of namesInTag(html.slice(start, endOfTag(html, start)))) names.add(name);
  }
  return names;
}

/** The end of the tag that starts here: the first `>` outside of quotation marks. */
function endOfTag(html: string, start: number): number {
  let end = html.indexOf('>', start);
  for (let quote = html.indexOf('"', start); quote !== -1 && quote < end;) {
    const closing = html.indexOf('"', quote + 1);
    if (closing === -1) return html.length;
    if (closing > end) end = html.indexOf('>', closing);
    quote = html.indexOf('"', closing + 1);
  }
  return end === -1 ? html.length : end;
}

function namesInTag(tag: string): readonly string[] {
  let names = known.get(tag);
  if (names === undefined) {
    names = [...namesOf(tag)];
    if (known.size >= KNOWN_AT_MOST) known.clear();
    known.set(tag, names);
  }
  return names;
}

function* namesOf(tag: string): Iterable<string> {
  const [, element] = /^<([a-z][\w-]*)/i.exec(tag) ?? [];
  if (element === undefined) return;
  yield element.toLowerCase();
  for (const [, attribute = '', value = ''] of tag.matchAll(ATTRIBUTE)) {
    const name = attribute.toLowerCase();
    yield `[${name}`;
    if (name === 'class') for (const one of value.split(/\s+/)) yield `.${one}`;
    if (name === 'id') yield `#${value}`;
  }
}

const ATTRIBUTE = /\s([^\s=>"'/]+)(?:="([^"]*)")?/g;
