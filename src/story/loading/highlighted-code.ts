import type { ElementContent } from 'hast';
import Prism, { type Token, type TokenStream } from 'prismjs';
import components from 'prismjs/components.js';
import loadLanguages from 'prismjs/components/index.js';

/**
 * The text of a code block as elements with Prism's classes (`token keyword`), which the style sheet
 * colors. The text of the result is `code`, to the character; in a language that Prism does not know,
 * or where its grammar fails, it is one text node. `language` is a name or an alias in lower case.
 */
export function highlightedCode(code: string, language: string | undefined): ElementContent[] {
  const plain: ElementContent[] = [{ type: 'text', value: code }];
  const id = language && PRISM_IDS.get(language);
  if (!id) return plain;
  try {
    const nodes = nodesOf(tokensOf(code, id));
    const texts = textsOf(nodes);
    // A grammar can cut between the two halves of a character outside the Basic Multilingual Plane:
    // in LaTeX, `\\` takes one UTF-16 unit with it.
    return texts.join('') === code && texts.every((text) => text.isWellFormed()) ? nodes : plain;
  } catch {
    // A grammar is a set of regular expressions that can exhaust the stack. Colors are not worth it.
    return plain;
  }
}

/** Prism's id of each language, by name and alias (`javascript`, `js`). */
const PRISM_IDS: ReadonlyMap<string, string> = new Map([
  // Prism has no grammar for Astro; the one for HTML is close.
  ['astro', 'markup'],
  ...Object.entries(components.languages)
    .filter(([id]) => id !== 'meta')
    .flatMap(([id, { alias = [] }]) => [id, ...[alias].flat()].map((name) => [name, id] as const)),
]);

/** The steps of `Prism.highlight`, which gives HTML instead of tokens. */
function tokensOf(code: string, id: string): TokenStream {
  // `loadLanguages` reloads languages that are already loaded.
  if (!Object.hasOwn(Prism.languages, id)) loadLanguages(id);
  const grammar = Prism.languages[id] ?? {};
  const env = { code, grammar, language: id, tokens: [] as (string | Token)[] };
  Prism.hooks.run('before-tokenize', env);
  env.tokens = Prism.tokenize(env.code, env.grammar);
  Prism.hooks.run('after-tokenize', env);
  return env.tokens;
}

function nodesOf(tokens: TokenStream): ElementContent[] {
  return [tokens].flat().map((token) => {
    if (typeof token === 'string') return { type: 'text', value: token };
    // An alias can come from the author's text, such as the language of a code block within Markdown.
    const names = ['token', token.type, ...[token.alias].flat()].filter((name) =>
      /^[\w-]+$/.test(name),
    );
    return {
      type: 'element',
      tagName: 'span',
      properties: { className: names },
      children: nodesOf(token.content),
    };
  });
}

function textsOf(nodes: readonly ElementContent[]): string[] {
  return nodes.flatMap((node) =>
    node.type === 'text' ? [node.value] : node.type === 'element' ? textsOf(node.children) : [],
  );
}
