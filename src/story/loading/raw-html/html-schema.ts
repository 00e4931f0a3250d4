import type { Element } from 'hast';
import { defaultSchema, sanitize, type Schema } from 'hast-util-sanitize';

const { tagNames, attributes } = defaultSchema;

/** Elements that GitHub allows and articles cannot use. */
const NOT_HERE = new Set(['picture', 'source', 'strike', 'tt']);

/**
 * The elements and attributes that a Markdown file can use: GitHub's, plus those for text and minus those
 * for appearance. Other checks validate the URLs of links and pictures.
 */
export const SCHEMA: Schema = {
  ...defaultSchema,
  // Footnotes and links within the page refer to ids as written.
  clobberPrefix: '',
  strip: ['script', 'style', 'template'],
  tagNames: [
    ...(tagNames ?? []).filter((name) => !NOT_HERE.has(name)),
    ...'abbr bdi bdo caption cite col colgroup dfn figcaption figure mark small time u wbr'.split(
      ' ',
    ),
  ],
  attributes: {
    ...attributes,
    '*': ['dir', 'id', 'lang', 'title'],
    col: ['span'],
    colgroup: ['span'],
    del: ['cite', 'dateTime'],
    details: ['open'],
    div: [],
    img: ['alt', 'src'],
    input: [...(attributes?.['input'] ?? []), 'checked'],
    ins: ['cite', 'dateTime'],
    li: [...(attributes?.['li'] ?? []), 'value'],
    ol: [...(attributes?.['ol'] ?? []), 'reversed', 'start'],
    td: ['colSpan', 'headers', 'rowSpan', ['style', /^text-align: ?(?:left|center|right)$/]],
    th: ['abbr', 'colSpan', 'headers', 'rowSpan', 'scope', ['style', /^text-align: ?\w+$/]],
    time: ['dateTime'],
  },
  protocols: { cite: ['http', 'https'] },
};

/** Elements that only change how their content looks. */
export const LOOK_ELEMENTS = new Set(['big', 'font', 'nobr', 'picture', 'source']);

/** Elements that are removed with their content. */
export const LEFT_OUT = new Set(['base', 'link', 'meta', 'script', 'style', 'template']);

/** Replacements for elements, some of them obsolete, with the same meaning within an article. */
export const RENAMED = new Map([
  ['acronym', 'abbr'],
  ['address', 'div'],
  ['article', 'div'],
  ['aside', 'div'],
  ['center', 'div'],
  ['dir', 'ul'],
  ['footer', 'div'],
  ['header', 'div'],
  ['main', 'div'],
  ['menu', 'ul'],
  ['nav', 'div'],
  ['strike', 's'],
  ['tt', 'code'],
]);

/** Attributes that are removed without a notice, because they only change appearance or loading. */
export const LOOKS: ReadonlySet<string> = new Set(
  `align bgColor border cellPadding cellSpacing className clear color crossOrigin decoding face
  fetchPriority height hSpace itemProp itemScope itemType loading noShade noWrap referrerPolicy rel
  role size sizes srcSet tabIndex target type vAlign vSpace width`.split(/\s+/),
);

/** Whether an article can use an element; `name` is in lower case. */
export function isSafeElement(name: string): boolean {
  return name === '' || (Boolean(SCHEMA.tagNames?.includes(name)) && name !== 'input');
}

/** Whether an element can have an attribute, as it is written in HTML, with this value. */
export function isSafeAttribute(element: string, name: string, value: string | true): boolean {
  const definitions = [
    ...(SCHEMA.attributes?.['*'] ?? []),
    ...(SCHEMA.attributes?.[element] ?? []),
  ];
  const properties = definitions.map((one) => (typeof one === 'string' ? one : one[0]));
  const property = properties.find((one) => one.toLowerCase() === name.replaceAll('-', ''));
  return property !== undefined && property in keptProperties(element, { [property]: value });
}

/** The properties that sanitizing keeps. It checks names and values. */
export function keptProperties(
  tagName: string,
  properties: Element['properties'],
): Element['properties'] {
  const bare: Element = { type: 'element', tagName, properties, children: [] };
  // An element goes in, so an element comes out.
  return (sanitize(bare, { ...SCHEMA, ancestors: {} }) as Element).properties;
}

/** The class of a cell with the attribute `align`; `undefined` for all other attributes. */
export function cellAlignment(element: string, name: string, value: unknown): string | undefined {
  const isAlignment = /^t[dh]$/.test(element) && name === 'align';
  return isAlignment && /^(?:left|center|right)$/.test(String(value))
    ? `align-${String(value)}`
    : undefined;
}
