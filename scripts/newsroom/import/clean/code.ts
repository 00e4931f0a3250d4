import type { Element } from 'hast';
import { codeInfo } from '../../../../src/story/loading/code-info.ts';
import {
  attribute,
  classesOf,
  element,
  find,
  hasClass,
  type Parent,
  replaceElements,
  text,
} from '../hast.ts';
import type { Step } from './cleaning.ts';

/** The language of a code block; `null` if nothing names it. */
export function languageOf(pre: Element): string | null {
  const code = find(pre, ({ tagName }) => tagName === 'code');
  const named = [pre, ...(code ? [code] : [])].flatMap((one) => [
    attribute(one, 'dataLang'),
    attribute(one, 'dataLanguage'),
    ...namesOf(one).map((name) => /^(?:language|lang|highlight-source)-(.+)$/.exec(name)?.[1]),
  ]);
  const language = named.find(Boolean)?.toLowerCase() ?? null;
  if (language && /^[\w+#-]+$/.test(language)) return language;
  return codeInfo(language ?? '').language ?? null;
}

function namesOf(found: Element): string[] {
  // Old highlighters write class="brush: js; gutter: false".
  const names = classesOf(found);
  return names.map((name, i) =>
    names[i - 1] === 'brush:' ? `lang-${name.replace(/;$/, '')}` : name,
  );
}

/**
 * Makes one `<pre>` of a code block that a highlighter split: its lines beside a column of line numbers,
 * or a box whose class names the language.
 */
export const plainCodeBlocks: Step = (tree) => {
  replaceElements(tree, (found) => {
    const isBox = hasClass(found, 'highlight', 'highlighter-rouge', 'wp-block-code', 'code-block');
    const pre = isBox && found.tagName !== 'pre' && lastPre(found);
    if (!pre) return found.tagName === 'pre' ? [found] : undefined;
    const language = languageOf(found) ?? languageOf(pre);
    const properties = language ? { className: [`language-${language}`] } : {};
    return [element('pre', {}, [element('code', properties, [text(codeText(pre))])])];
  });
};

/** The last `<pre>`: the one before it holds line numbers. */
function lastPre(node: Element): Element | undefined {
  let last: Element | undefined;
  find(node, (one) => {
    if (one.tagName === 'pre') last = one;
    return false;
  });
  return last;
}

/** The text of a code block, as a browser shows it. */
export function codeText(node: Parent): string {
  return node.children
    .map((child) => {
      if (child.type === 'text') return child.value;
      if (child.type !== 'element') return '';
      return child.tagName === 'br' ? '\n' : codeText(child);
    })
    .join('');
}
