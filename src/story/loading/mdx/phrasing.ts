import type { MdastNode } from 'satteri';

/** Elements of a line of text (HTML, section 3.2.5.2.5), without pictures and line breaks. */
export const PHRASING: ReadonlySet<string> = new Set(
  `a abbr b bdi bdo cite code data del dfn em i ins kbd mark q ruby s samp small span strong sub sup
  time u var`.split(/\s+/),
);

/** Elements that contain what the element around them can contain (HTML, section 3.2.5.3). */
export const TRANSPARENT: ReadonlySet<string> = new Set(['a', 'del', 'ins']);

/** The titles of parts, which contain one line of text. */
export const TITLES: ReadonlySet<string> = new Set('h1 h2 h3 h4 h5 h6 summary'.split(' '));

/** Other elements that contain phrasing content and no paragraphs. */
export const PHRASING_ONLY: ReadonlySet<string> = new Set([...PHRASING, ...TITLES, 'p', 'pre']);

/** Elements that cannot stand in a line of text. */
export const BLOCKS: ReadonlySet<string> = new Set(
  `blockquote details div dl figure h1 h2 h3 h4 h5 h6 hr ol p pre section table ul`.split(/\s+/),
);

/** Nodes of Markdown that are blocks. */
export const MARKDOWN_BLOCKS: ReadonlySet<MdastNode['type']> = new Set([
  'blockquote',
  'code',
  'heading',
  'list',
  'paragraph',
  'table',
  'thematicBreak',
]);

/** Nodes of Markdown that contain blocks. */
export const MARKDOWN_CONTAINERS: ReadonlySet<MdastNode['type']> = new Set([
  'blockquote',
  'footnoteDefinition',
  'listItem',
  'root',
]);
