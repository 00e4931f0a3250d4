/** A tag in a piece of raw HTML, or an instruction for programs such as `<?php … ?>`. */
export interface Tag {
  kind: 'start' | 'end' | 'instruction';
  /** As written: `Callout`; `<?` or `<![CDATA[` for an instruction. */
  name: string;
  start: number;
  nameEnd: number;
}

const MARKUP = /<[a-z/?!]/gi;
/** Each kind of markup, from its first character to its last. */
const COMMENT = /<!--(?:-?>|[\s\S]*?--!?>)/y;
const DOCTYPE = /<!doctype[^>]*>/iy;
const END_TAG = /<\/(?<name>[a-z][^\s/>]*)[^>]*>/iy;
/** What browsers parse as a comment (HTML, section 13.2.5.41), up to the first `>`. */
const INSTRUCTION = /<(?!!--)(?<name>\?|!\[CDATA\[|!|\/)[^>]*>/y;
// The name is matched in a lookahead, so that it is not matched again if the tag is not closed.
const START_TAG = /<(?=(?<name>[a-z][^\s/>]*))\k<name>(?:[^"'>]|"[^"]*"|'[^']*')*>/iy;

/** Elements whose content is not parsed as HTML (HTML, section 13.1.2.1). */
const RAW_TEXT = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed']);

/**
 * The tags and instructions of a piece of raw HTML, and the offset of the first markup that is not
 * closed: a tag, a comment or an element of raw text. Takes linear time.
 */
export function tagsIn(html: string): { tags: Tag[]; unended?: number } {
  const tags: Tag[] = [];
  const read = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    return pattern.exec(html);
  };
  for (let at = 0; ;) {
    const start = read(MARKUP, at)?.index;
    if (start === undefined) return { tags };
    const tag = read(START_TAG, start);
    const endTag = tag ? null : read(END_TAG, start);
    const found =
      tag ?? endTag ?? read(COMMENT, start) ?? read(DOCTYPE, start) ?? read(INSTRUCTION, start);
    if (!found) return { tags, unended: start };
    at = start + found[0].length;

    const name = found.groups?.['name'];
    if (name === undefined) continue;
    const kind = tag ? 'start' : endTag ? 'end' : 'instruction';
    const isInstruction = kind === 'instruction';
    const nameEnd = start + 1 + name.length;
    tags.push({ kind, name: isInstruction ? `<${name}` : name, start, nameEnd });
    if (!tag || !RAW_TEXT.has(name.toLowerCase())) continue;
    const end = read(new RegExp(`</${name}[\\s/>]`, 'gi'), at)?.index;
    if (end === undefined) return { tags, unended: start };
    at = end;
  }
}
