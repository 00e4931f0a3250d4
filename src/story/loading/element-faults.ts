import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import type { BodyFault } from './body-fault.ts';
import { attributeFault, refusedFault } from './raw-html/html-words.ts';
import { withoutAttribute } from './raw-html/tag-in-line.ts';

/**
 * Elements that a strict content security policy blocks, that load something or act for the reader;
 * elements that a page has only once; and elements whose text browsers do not parse as HTML, so that the
 * text could close them (HTML, sections 13.1.2.1 and 13.2.5).
 */
const REFUSED_ELEMENTS = new Set([
  ...'animate audio base canvas embed form frame iframe image link meta object script'.split(' '),
  ...'body frameset head html noembed noframes noscript plaintext'.split(' '),
  ...'set style template title video xmp'.split(' '),
]);

/** Attributes that change another form on the page (HTML, section 4.10.18.6) or contain a page. */
const REFUSED_ATTRIBUTES = new Set(
  'children form formaction formenctype formmethod formtarget slot srcdoc'.split(' '),
);

/** Attributes with a URL that a browser loads or follows. */
const URL_ATTRIBUTES = new Set(
  'action background cite data formaction href ping poster src srcset xlink:href'.split(' '),
);

/** Attributes with a colon that HTML defines (section 13.2.6.5). */
const NAMESPACED = new Set(['xlink:href', 'xlink:title', 'xml:lang', 'xml:space']);

/**
 * Problems with the name and the attributes of one HTML element, regardless of case. Other rules check
 * URLs, but only see text, so this one refuses URLs that are lists or objects. `instead` tells the editor
 * what to use.
 */
export function elementFaults(
  { name, attributes }: Readonly<MdxJsxFlowElement | MdxJsxTextElement>,
  instead: string,
): Omit<BodyFault, 'line'>[] {
  const key = `<${name}>`;
  const faults = attributes.flatMap((attribute) => {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      return [
        { key, found: `{${attribute.value}}`, expected: 'attributes by name, such as title="…"' },
      ];
    }
    const lower = attribute.name.toLowerCase();
    const found = `the attribute ${attribute.name}`;
    const remove = (line: string) => withoutAttribute(line, attribute.name);
    if (!/^[a-z]/.test(lower))
      return [{ key, found, expected: 'a name that begins with a letter' }];
    if (lower.startsWith('on')) {
      const expected = 'no event handler, because pages run no scripts';
      return [{ key, found, expected, instead: remove }];
    }
    if (lower.startsWith('set:')) {
      return [{ key, found, expected: 'the content between the tags' }];
    }
    const shows = attributeFault(name ?? '', lower);
    if (shows) return [shows];
    const isUnknownNamespace = lower.includes(':') && !NAMESPACED.has(lower);
    if (isUnknownNamespace || REFUSED_ATTRIBUTES.has(lower)) {
      const expected = 'an attribute that affects only this element';
      return [{ key, found, expected, instead: remove }];
    }
    if (URL_ATTRIBUTES.has(lower) && typeof attribute.value !== 'string') {
      return [{ key, found: `${found} without quotation marks`, expected: `${lower}="…"` }];
    }
    return [];
  });
  const lower = name?.toLowerCase() ?? '';
  if (!REFUSED_ELEMENTS.has(lower)) return faults;
  const expected = refusedFault(lower)?.expected ?? `Markdown, plain HTML, or ${instead}`;
  return [{ key: 'element', found: key, expected }, ...faults];
}
