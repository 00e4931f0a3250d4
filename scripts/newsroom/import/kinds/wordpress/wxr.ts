import { SaxesParser } from 'saxes';
import { type ExportFiles } from '../../exports/export-files.ts';
import { XmlRepair } from './xml-repair.ts';

/**
 * An element of a WXR file with its texts by name, such as `wp:post_id`. Elements that occur more than
 * once have several texts, and those with elements in them are `parts`.
 */
export interface WxrElement {
  name: string;
  attributes: Readonly<Partial<Record<string, string>>>;
  text: string;
  parts: readonly WxrElement[];
}

/** Elements of the channel that are read whole. Others, such as terms of menus, are passed over. */
const WHOLE = new Set(['item', 'wp:author', 'wp:category', 'wp:tag']);
const SITE = new Set(['link', 'wp:base_site_url', 'wp:base_blog_url']);

/**
 * Reads a WordPress eXtended RSS file (WXR 1.0 to 1.2) as a stream: one post after another. Throws an
 * Error with one line if it is not well-formed, or ends too early.
 */
export async function* wxrElements(files: ExportFiles, name: string): AsyncGenerator<WxrElement> {
  const { stream } = await files.open(name);
  const reader = new WxrReader(name);
  const repair = new XmlRepair();
  let decoder: TextDecoder | undefined;
  for await (const part of stream) {
    const bytes = part as Buffer;
    decoder ??= decoderFor(bytes);
    yield* reader.read(repair.next(decoder.decode(bytes, { stream: true })));
  }
  yield* reader.read(repair.next(decoder?.decode() ?? '') + repair.end());
  reader.end();
}

/** The text of the first part with one of these names; empty if there is none. */
export function partText({ parts }: WxrElement, ...names: readonly string[]): string {
  for (const name of names) {
    const text = parts.find((part) => part.name === name)?.text.trim();
    if (text) return text;
  }
  return '';
}

class WxrReader {
  readonly #parser = new SaxesParser();
  readonly #open: { name: string; isKept: boolean; element: Building }[] = [];
  /** Prefixes by those that this file declares. */
  readonly #prefixes = new Map<string, string>();
  #done: WxrElement[] = [];
  #isWxr = false;

  constructor(name: string) {
    const parser = this.#parser;
    const fault = (message: string): Error =>
      new Error(
        `${name}:${parser.line}: is not well-formed XML: ${message} Export it again, or fix that line.`,
      );
    parser.on('error', ({ message }) => {
      const [, reason = message] = /^(?:\d+:\d+: )?(.*)$/s.exec(message) ?? [];
      if (reason.startsWith('unclosed tag') || reason.startsWith('unexpected end'))
        throw new Error(
          `${name} ends too early, at line ${parser.line}. Download or export it again.`,
        );
      // Text after `]]>` is still text.
      if (!reason.startsWith('the string "]]>"')) throw fault(reason);
    });
    parser.on('opentag', ({ name: tag, attributes }) => {
      if (this.#open.length === 0) this.#readPrefixes(attributes);
      const known = this.#known(tag);
      this.#isWxr ||= known === 'channel';
      const parent = this.#open.at(-1);
      const isInChannel = parent?.name === 'channel';
      const isKept =
        parent?.isKept === true || (isInChannel && (WHOLE.has(known) || SITE.has(known)));
      if (this.#open.length > MAX_DEPTH) throw fault('its elements are nested too deeply.');
      this.#open.push({
        name: known,
        isKept,
        element: { name: known, attributes, text: [], parts: [] },
      });
    });
    const text = (value: string) => {
      const current = this.#open.at(-1);
      if (current?.isKept) current.element.text.push(value);
    };
    parser.on('text', text);
    parser.on('cdata', text);
    parser.on('closetag', () => {
      const closed = this.#open.pop();
      if (!closed?.isKept) return;
      const parent = this.#open.at(-1);
      const element = { ...closed.element, text: closed.element.text.join('') };
      if (parent?.isKept) parent.element.parts.push(element);
      else this.#done.push(element);
    });
    this.#name = name;
  }

  readonly #name: string;

  *read(part: string): Generator<WxrElement> {
    if (part !== '') this.#parser.write(part);
    const done = this.#done;
    this.#done = [];
    yield* done;
  }

  end(): void {
    this.#parser.close();
    if (!this.#isWxr) throw new Error(`${this.#name} is not an export of WordPress (WXR).`);
  }

  #readPrefixes(attributes: Readonly<Record<string, string>>): void {
    for (const [attribute, uri] of Object.entries(attributes)) {
      const [, prefix] = /^xmlns:(.+)$/.exec(attribute) ?? [];
      const known = NAMESPACES.find(([pattern]) => pattern.test(uri))?.[1];
      if (prefix && known) this.#prefixes.set(prefix, known);
    }
  }

  #known(tag: string): string {
    const [prefix = '', name] = tag.split(':');
    return name === undefined ? tag : `${this.#prefixes.get(prefix) ?? prefix}:${name}`;
  }
}

interface Building {
  name: string;
  attributes: Readonly<Record<string, string>>;
  text: string[];
  parts: WxrElement[];
}

const MAX_DEPTH = 50;

/** Namespaces of all versions. A file that does not declare a prefix means the usual one. */
const NAMESPACES: readonly (readonly [uri: RegExp, prefix: string])[] = [
  [/wordpress\.org\/export\/[\d.]+\/excerpt\/?$/, 'excerpt'],
  [/wordpress\.org\/export\/[\d.]+\/?$/, 'wp'],
  [/purl\.org\/rss\/1\.0\/modules\/content\/?$/, 'content'],
  [/purl\.org\/dc\/elements\/1\.1\/?$/, 'dc'],
];

/** The encoding that a file declares; UTF-8 if it declares none. */
function decoderFor(start: Buffer): TextDecoder {
  const mark = start.toString('hex', 0, 2);
  if (mark === 'fffe') return new TextDecoder('utf-16le');
  if (mark === 'feff') return new TextDecoder('utf-16be');
  const [, declared = 'utf-8'] =
    /^[^>]*\bencoding=["']([\w.-]+)["']/.exec(start.toString('latin1', 0, 200)) ?? [];
  try {
    return new TextDecoder(declared);
  } catch {
    return new TextDecoder();
  }
}
