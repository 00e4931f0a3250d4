import { defineMdastPlugin } from 'satteri';

/** Marks that end a URL in text wherever they are: of Chinese and Japanese, and those that quote it. */
const END = /[>“”„«»。、，،；：！？，؛؟「」『』（）【】《》〈〉\u3000]|[’‘‹›…]+$/u;

/** Whether the text may have such a URL. Cheaper than walking the tree. */
export function mayHaveBareLink(body: string): boolean {
  return /(?:https?:\/\/|www\.)[^\s<]*[^\u0021-\u003b=\u003f-\u007e\s<]|\bwww\.(?!\w)/i.test(body);
}

/**
 * Ends the link of a URL in text before a mark that follows it without a space, as in `“https://example.org/”`
 * and `\<https://example.org/>`. GitHub Flavored Markdown (section 6.9) takes such marks for a part of the URL.
 * `www.` without a domain is text.
 */
export const bareLinks = defineMdastPlugin({
  name: 'bare-links',
  options: { position: true },
  link(node, context) {
    const [only] = node.children;
    const isWritten = /[[<]/.test(context.source[node.position?.start.offset ?? 0] ?? '[');
    if (isWritten || only?.type !== 'text' || !/^(?:https?:|www\b)/i.test(only.value)) return;
    // There is no address without a domain: "sites without www. in front".
    const at = /^www\.?$/i.test(only.value) ? 0 : only.value.search(END);
    if (at < 0) return;
    const value = only.value.slice(0, at);
    const url = value.startsWith('www.') ? `http://${value}` : value;
    const text = (part: string) => ({ type: 'text' as const, value: part });
    const link = { type: 'link' as const, url, children: [text(value)] };
    context.replaceNode(node, [...(at > 0 ? [link] : []), text(only.value.slice(at))]);
  },
});
