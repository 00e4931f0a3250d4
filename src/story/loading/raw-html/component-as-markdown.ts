import { writerComponents } from '../../writer-components.ts';
import type { BodyFault } from '../body-fault.ts';

/** A component as it is written: its attributes, and what is between its tags. */
interface Written {
  attributes: Readonly<Record<string, string | undefined>>;
  content: string;
}

/** Components in Markdown that says the same; those without one need an .mdx file. */
const AS_MARKDOWN = new Map<string, (written: Written) => string>([
  ['callout', asAlert],
  ['datatable', withTitle],
  ['embed', asLink],
  ['figure', asPicture],
  ['pullquote', asQuote],
  ['timeline', withTitle],
]);

/** A component with more lines has no correction. */
const MOST_LINES = 200;

/**
 * The correction of a component on lines of its own, from a line on, in a Markdown file: Markdown instead of it.
 * Nothing if there is none, or if it is something else.
 */
export function componentAsMarkdown(
  source: string,
  line: number,
  name: string,
): Pick<BodyFault, 'lastLine' | 'instead'> {
  const better = AS_MARKDOWN.get(name.toLowerCase());
  const text = source
    .split('\n')
    .slice(line - 1, line - 1 + MOST_LINES)
    .join('\n');
  const block = blockOf(name).exec(text);
  if (!better || !block) return {};
  const { written = '', content = '' } = block.groups ?? {};
  const attributes = Object.fromEntries(
    Array.from(written.matchAll(/([\w-]+)="([^"]*)"/g), ([, key, value]) => [key, value]),
  );
  const known = Object.entries(writerComponents).find(
    ([one]) => one.toLowerCase() === name.toLowerCase(),
  );
  const isKnown = (key: string) => Object.hasOwn(known?.[1].attributes.shape ?? {}, key);
  if (!Object.keys(attributes).every(isKnown)) return {};
  const markdown = better({ attributes, content: content.trim() });
  const lastLine = line + block[0].split('\n').length - 1;
  return markdown === '' ? {} : { lastLine, instead: () => markdown };
}

function blockOf(name: string): RegExp {
  return new RegExp(
    String.raw`^<${name}(?<written>(?:\s+[\w-]+="[^"\n]*")*)\s*(?:/>|>(?<content>(?:(?!</?${name})[^])*)</${name}>)[ \t\r]*(?=\n|$)`,
  );
}

function asAlert({ attributes: { title = '', tone }, content }: Written): string {
  const kind = tone === 'warning' ? 'WARNING' : 'NOTE';
  return content === '' ? '' : quoted(`[!${kind}] ${title}\n${content}`);
}

function asQuote({ attributes: { cite }, content }: Written): string {
  return content === '' ? '' : quoted(content + (cite === undefined ? '' : `\n\n— ${cite}`));
}

function asLink({ attributes: { url = '', title, publisher, description } }: Written): string {
  if (url === '') return '';
  const link = title === undefined ? url : `[${title}](${url})`;
  const by = publisher === undefined ? '' : ` (${publisher})`;
  return link + by + (description === undefined ? '' : `: ${description}`);
}

function asPicture({ attributes: { src = '', alt = '', caption, credit } }: Written): string {
  const title = [caption, credit].filter((part) => part !== undefined).join(' ');
  return src === '' ? '' : `![${alt}](${src}${title === '' ? '' : ` "${title}"`})`;
}

function withTitle({ attributes, content }: Written): string {
  const { title, caption = title, source } = attributes;
  const parts = [caption && `**${caption}**`, content, source && `Source: ${source}`];
  return content === '' ? '' : parts.filter(Boolean).join('\n\n');
}

function quoted(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}
