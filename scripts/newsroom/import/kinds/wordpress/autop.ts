import { piecesOf } from '../../exports/html-pieces.ts';

/**
 * Adds the paragraphs and line breaks that WordPress adds when it shows a text of its classic editor:
 * blank lines end paragraphs, other line breaks are `<br>`. Code blocks stay as they are.
 */
export function withParagraphs(html: string): string {
  const page = new Page();
  for (const { text, isVerbatim } of piecesOf(html.replaceAll(/\r\n?/g, '\n'), VERBATIM)) {
    if (!isVerbatim) addTokens(text, page);
    else if (!text.startsWith('<!--')) page.addBlock(text);
    else if (/^<!--(?:more|nextpage)/.test(text)) page.endParagraph();
  }
  return page.end();
}

const VERBATIM = ['pre', 'script', 'style', 'textarea'];

/** A tag, or a blank line. */
const TOKEN = /<\/?[a-z][a-z0-9]*\b[^<>]*>|\n[ \t]*\n\s*/gi;

function addTokens(text: string, page: Page): void {
  let at = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    page.addText(text.slice(at, index));
    at = index + token.length;
    if (token.startsWith('\n')) page.endParagraph();
    else page.addTag(token);
  }
  page.addText(text.slice(at));
}

const BLOCKS = new Set(
  (
    'address article aside audio blockquote caption center col colgroup dd details div dl dt embed ' +
    'fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr iframe legend li main map ' +
    'menu nav noscript object ol p section summary table tbody td tfoot th thead tr ul video'
  ).split(' '),
);

/** Blocks whose text becomes paragraphs. In the others, it does only between blank lines. */
const HOLDS_PARAGRAPHS = new Set(
  'article aside blockquote center details div footer form header main section'.split(' '),
);
const HOLDS_BLOCKS = new Set(['dd', 'li', 'td', 'th']);

/** Blocks without text of their own. */
const HOLDS_NO_TEXT = new Set(
  'audio colgroup dl iframe map menu object ol table tbody tfoot thead tr ul video'.split(' '),
);

const HAS_NO_END = new Set(['col', 'embed', 'hr']);

/** Builds the text. */
class Page {
  readonly #parts: string[] = [];
  /** Open blocks, and whether their text is divided by blank lines. */
  readonly #open: { name: string; isDivided: boolean }[] = [];
  #inline = '';

  addText(text: string): void {
    this.#inline += text;
  }

  /** Ends the inline content before a blank line. */
  endParagraph(): void {
    const block = this.#open.at(-1);
    if (this.#inline.trim() === '') return;
    if (block?.name === 'p') {
      this.#flush();
      this.#parts.push('</p><p>');
      return;
    }
    if (block && HOLDS_BLOCKS.has(block.name)) block.isDivided = true;
    this.#flush();
  }

  addTag(tag: string): void {
    const [, end, given = ''] = /^<(\/?)([a-z0-9]+)/i.exec(tag) ?? [];
    const name = given.toLowerCase();
    if (!BLOCKS.has(name)) {
      this.#inline += tag;
      return;
    }
    this.#flush();
    if (end) this.#close(name);
    else this.#begin(name, tag.endsWith('/>'));
    this.#parts.push(tag);
  }

  addBlock(html: string): void {
    this.#flush();
    this.#parts.push(html);
  }

  end(): string {
    this.#flush();
    return this.#parts.join('');
  }

  #begin(name: string, isClosed: boolean): void {
    // HTML closes these by itself.
    const current = this.#open.at(-1)?.name;
    if (current === 'p' || (current === name && HOLDS_BLOCKS.has(name))) this.#open.pop();
    if (!isClosed && !HAS_NO_END.has(name) && this.#open.length < MAX_DEPTH)
      this.#open.push({ name, isDivided: false });
  }

  #close(name: string): void {
    const at = this.#open.findLastIndex((one) => one.name === name);
    if (at >= 0) this.#open.splice(at);
  }

  #flush(): void {
    const inline = this.#inline;
    this.#inline = '';
    const text = inline.trim();
    if (text === '') return;
    const block = this.#open.at(-1);
    if (block && HOLDS_NO_TEXT.has(block.name)) {
      this.#parts.push(inline);
      return;
    }
    // A line of its own that held a comment is none.
    const lines = text
      .replaceAll(/\n(?:[ \t]*\n)+/g, '\n')
      .replaceAll(/(<br\s*\/?>)?[ \t]*\n/gi, '<br>\n');
    const isParagraph = !block || HOLDS_PARAGRAPHS.has(block.name) || block.isDivided;
    this.#parts.push(isParagraph ? `<p>${lines}</p>\n` : lines);
  }
}

const MAX_DEPTH = 500;
