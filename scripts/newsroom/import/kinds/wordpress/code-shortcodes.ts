import { escapeXml } from '../../../../../src/core/xml-text.ts';
import { decodedHtml } from '../../exports/decoded-html.ts';

/** Shortcodes of SyntaxHighlighter, with which WordPress.com shows code. */
const CODE = 'code|sourcecode|source';

/** Its languages are shortcodes too: `[php]…[/php]`. */
const LANGUAGES = (
  'actionscript3|as3|bash|c|coldfusion|cpp|csharp|css|delphi|diff|erlang|fsharp|go|groovy|html|java|' +
  'javafx|javascript|js|jscript|matlab|objc|perl|php|plain|powershell|python|py|r|ruby|rails|scala|shell|' +
  'sql|swift|typescript|vb|xml|yaml'
).split('|');

const OPEN = new RegExp(`\\[(${CODE}|${LANGUAGES.join('|')})((?:\\s[^\\[\\]]*)?)\\]`, 'gi');

/** Replaces shortcodes around code with code blocks, so that nothing in them is taken for anything else. */
export function codeShortcodes(html: string): string {
  const withoutEnd = new Set<string>();
  let result = '';
  let at = 0;
  OPEN.lastIndex = 0;
  for (let found = OPEN.exec(html); found; found = OPEN.exec(html)) {
    const [tag, given = '', parameters = ''] = found;
    const name = given.toLowerCase();
    const isShown = html[found.index - 1] === '[';
    if (isShown || withoutEnd.has(name)) continue;
    const end = new RegExp(`\\[/${name}\\]`, 'gi');
    end.lastIndex = OPEN.lastIndex;
    const close = end.exec(html);
    if (!close) {
      withoutEnd.add(name);
      continue;
    }
    const language = LANGUAGES.includes(name) ? name : languageIn(parameters);
    const code = html.slice(found.index + tag.length, close.index);
    result += html.slice(at, found.index) + codeBlock(code, language);
    at = end.lastIndex;
    OPEN.lastIndex = at;
  }
  return result + html.slice(at);
}

function languageIn(parameters: string): string {
  const [, language = ''] = /\b(?:language|lang)\s*=\s*["']?([\w+#-]+)/i.exec(parameters) ?? [];
  return language.toLowerCase();
}

function codeBlock(code: string, language: string): string {
  // WordPress.com stores code with its characters escaped, and WordPress as typed.
  const isEscaped = !code.includes('<') && /&(?:lt|gt|amp|quot|#0?39);/.test(code);
  const text = (isEscaped ? decodedHtml(code) : code)
    .replaceAll('\r\n', '\n')
    .replaceAll(/^\n+|\s+$/g, '');
  const attributes = language && language !== 'plain' ? ` class="language-${language}"` : '';
  return `<pre><code${attributes}>${escapeXml(text)}</code></pre>`;
}
