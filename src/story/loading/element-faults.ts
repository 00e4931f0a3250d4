import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import type { BodyFault } from './body-fault.ts';

/**
 * Elements that a strict content security policy blocks, that could act for a reader, or that load; the
 * parts of a page that are there once; and those whose text a browser does not read as HTML, so that
 * what is written there could end them (HTML, section 13.1.2.1 and 13.2.5).
 */
const REFUSED_ELEMENTS = new Set([
  ...'animate base embed form frame iframe image link meta object script set style'.split(' '),
  ...'body frameset head html noembed noframes noscript plaintext template title xmp'.split(' '),
]);

/** What makes a form of the page do something else (HTML, section 4.10.18.6), or holds a page of its own. */
const REFUSED_ATTRIBUTES = new Set(
  'children form formaction formenctype formmethod formtarget slot srcdoc'.split(' '),
);

/** Attributes whose value a browser loads or follows. */
const ADDRESSES = new Set(
  'action background cite data formaction href ping poster src srcset xlink:href'.split(' '),
);

/** Attributes with a colon that HTML itself knows (section 13.2.6.5). */
const FOREIGN = new Set(['xlink:href', 'xlink:title', 'xml:lang', 'xml:space']);

/**
 * What is wrong with one element of HTML: with its name and with its attributes, in whatever case
 * they are written. Where a written address leads is for other rules to judge; a list or an object would
 * escape them. `instead` says what else to use.
 */
export function elementFaults(
  { name, attributes }: Readonly<MdxJsxFlowElement | MdxJsxTextElement>,
  instead: string,
): Omit<BodyFault, 'line'>[] {
  const key = `<${name}>`;
  const faults = attributes.flatMap((attribute) => {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      return [{ key, found: `{${attribute.value}}`, expected: 'each attribute by its name' }];
    }
    const lower = attribute.name.toLowerCase();
    const found = `the attribute ${attribute.name}`;
    if (!/^[a-z]/.test(lower))
      return [{ key, found, expected: 'a name that begins with a letter' }];
    if (lower.startsWith('on')) {
      return [{ key, found, expected: 'no script: pages work without it' }];
    }
    if (lower.startsWith('set:')) {
      return [{ key, found, expected: 'what it holds between its tags' }];
    }
    const isForeign = lower.includes(':') && !FOREIGN.has(lower);
    if (isForeign || REFUSED_ATTRIBUTES.has(lower)) {
      return [{ key, found, expected: 'an attribute that says something of this text alone' }];
    }
    if (ADDRESSES.has(lower) && typeof attribute.value !== 'string') {
      return [{ key, found: `${found} without quotation marks`, expected: `${lower}="…"` }];
    }
    return [];
  });
  if (!REFUSED_ELEMENTS.has(name?.toLowerCase() ?? '')) return faults;
  return [
    { key: 'element', found: key, expected: `Markdown, plain HTML, or ${instead}` },
    ...faults,
  ];
}
