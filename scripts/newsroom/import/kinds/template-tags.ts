import { escapeXml } from '../../../../src/core/xml-text.ts';

/** Rewrites the template languages of static site generators in Markdown and HTML. */

/** Reports what is removed. */
type Note = (text: string) => void;

/** How to treat the templates of a text. */
export interface TemplateRules {
  /** Whether two braces are a placeholder even where nothing else tells. */
  isTemplate: boolean;
  /** What is known for a placeholder, such as `site.repository`. */
  known?: ((expression: string) => string | undefined) | undefined;
  note: Note;
}

/** How to write what a tag produced. `content` is the text between a tag and its end. */
type Writer = (parameters: string, content: string) => string;

/** Reports a comment, which readers do not see. */
export function commentNote(comment: string): string {
  const words = comment.replaceAll(/\s+/g, ' ').trim();
  return `left out a comment: “${words.length > 80 ? `${words.slice(0, 80)}…` : words}”`;
}

/** Tags whose content is code, or stays as it is. */
const VERBATIM = /^(?:codeblock|highlight|raw|verbatim)$/;

/** Replaces the tags around code with fences. Everything else must leave code alone. */
export function codeTagsAsFences(text: string): string {
  return codeTagsAs(fence, text);
}

/** Removes the tags of Liquid in code that keep its own tags from being carried out. */
export function codeWithoutRawTags(code: string): string {
  return code.replaceAll(/\{%-?\s*raw\s*-?%\}([\s\S]*?)\{%-?\s*endraw\s*-?%\}/g, '$1');
}

/** Replaces the tags around code with what `block` makes of it. */
export function codeTagsAs(
  block: (language: string, code: string) => string,
  text: string,
): string {
  return text.replaceAll(
    PAIRED,
    (whole, _open, name: string, parameters: string, content: string) => {
      if (!VERBATIM.test(name)) return whole;
      if (/highlight|codeblock/.test(name)) {
        const [language = ''] = clean(parameters).split(/\s+/);
        return block(language.replaceAll(/[^\w+#-]/g, ''), content.replaceAll(/^\n|\n$/g, ''));
      }
      return content.replaceAll('{', '&#123;').replaceAll('}', '&#125;');
    },
  );
}

/**
 * Replaces Liquid tags (Jekyll, Eleventy) and shortcodes (Hugo, Zola): pictures and players become HTML,
 * links to posts become links. Others are removed and named; text between a tag and its end stays.
 */
export function withoutTemplateTags(
  text: string,
  { isTemplate, known, note }: TemplateRules,
): string {
  const isTag = /\{%-?\s*\w|\{\{[<%]/.test(text);
  if (!isTag && !isTemplate && !text.includes('{{')) return text;
  const paired = text.replaceAll(
    PAIRED,
    (whole, _open, name: string, parameters: string, content: string) => {
      const write = writerOf(name);
      if (write) return write(clean(parameters), content);
      if (name === 'comment') note(commentNote(content));
      if (name === 'comment' || LOGIC.has(name)) return name === 'comment' ? '' : whole;
      note(`removed ${tagIn(whole)} and its end; the text between them stays`);
      return content;
    },
  );
  const tagless = paired.replaceAll(
    TAG,
    (whole: string, _open, name: string, parameters: string, at: number) => {
      const write = writerOf(name);
      const isLink = LINK_START.test(paired.slice(Math.max(0, at - 100), at));
      if (write && (write !== postLink || isLink)) return write(clean(parameters), '');
      if (!/^(?:end|\/|raw$)/.test(name)) note(`removed ${tagIn(whole)}`);
      return '';
    },
  );
  return tagless.replaceAll(
    /\{\{(?![<%])-?\s*(.*?)\s*-?\}\}/g,
    (whole: string, expression: string, at: number) => {
      const isSite = /^site\.(?:base)?url$/i.test(expression);
      if (isSite && LINK_START.test(tagless.slice(Math.max(0, at - 100), at)))
        return HAS_PATH.test(tagless.slice(at + whole.length)) ? '' : '/';
      const [, link] =
        /^["'](\/[^"']*)["']\s*\|\s*(?:\w+_url|url|prepend)\b/.exec(expression) ?? [];
      if (link !== undefined) return link;
      const value = known?.(expression);
      if (value !== undefined) return value;
      if (!isTemplate && !isTag && !/^(?:site|page|content|post|include)\b/.test(expression))
        return whole;
      note(`removed {{ ${expression.slice(0, 60)} }}`);
      return '';
    },
  );
}

/** What stands before the address of a link: `[text](`, `[text]: ` or `href="`, and placeholders. */
const LINK_START = /(?:\]\(\s*<?|\]:\s*<?|=\s*["']?)(?:\{\{[^{}]*\}\}\s*)*$/;

/** Whether a path follows the address of the site, so that it begins at the root. */
const HAS_PATH = /^(?:\{\{[^{}]*\}\})*(?:\/|x-post:)/;

/** The first tag of a text, as it stands in the source. */
function tagIn(text: string): string {
  const [tag = text] = /^(?:\{%|\{\{[<%])[\s\S]*?(?:[>%]\}\}|%\})/.exec(text) ?? [];
  return tag.replaceAll(/\s+/g, ' ').slice(0, 80);
}

function writerOf(name: string): Writer | undefined {
  return Object.hasOwn(WRITERS, name) ? WRITERS[name] : undefined;
}

const NAME = String.raw`\/?[\w/.-]+`;
const OPEN = String.raw`(\{%-?|\{\{[<%]-?)\s*`;
const CLOSE = String.raw`\s*\/?-?(?:[>%]\}\}|%\})`;
const TAG = new RegExp(`${OPEN}(${NAME})((?:\\s(?:(?!%\\}|[>%]\\}\\}).)*?)?)${CLOSE}`, 'gs');
const PAIRED = new RegExp(
  `${OPEN}([\\w-]+)((?:\\s(?:(?!%\\}|[>%]\\}\\}).)*?)?)${CLOSE}((?:(?!\\{[%{][<%]?-?\\s*\\2\\b)[\\s\\S])*?)(?:\\{%-?|\\{\\{[<%]-?)\\s*(?:end|\\/\\s*)\\2${CLOSE}`,
  'g',
);

/** Tags that decide what is shown. The text between them always stays. */
const LOGIC = new Set(['case', 'for', 'if', 'unless']);

function fence(language: string, code: string): string {
  return `\n\`\`\`\`${language}\n${code}\n\`\`\`\`\n`;
}

const figure: Writer = (parameters) => {
  const { src = firstOf(parameters), alt = '', caption, title, attr } = named(parameters);
  const parts = [title && caption ? `<strong>${escapeXml(title)}</strong>` : title, caption, attr];
  const words = parts
    .filter(Boolean)
    .map((part) => (part?.startsWith('<') ? part : escapeXml(part ?? '')));
  const figcaption = words.length > 0 ? `<figcaption>${words.join(' ')}</figcaption>` : '';
  return `\n<figure><img src="${escapeXml(src)}" alt="${escapeXml(alt)}">${figcaption}</figure>\n`;
};

const player =
  (url: (id: string) => string): Writer =>
  (parameters) => {
    const { id = firstOf(parameters), title = '' } = named(parameters);
    return id
      ? `\n<iframe src="${escapeXml(url(id))}" title="${escapeXml(title)}"></iframe>\n`
      : '';
  };

/** A link to a post by the path or the name of its file, which `OldAddresses` knows. */
const postLink: Writer = (parameters) => `x-post:${encodeURI(firstOf(parameters))}`;

const callout: Writer = (parameters, content) => {
  const kind = /\b(note|tip|info|warning|danger|caution)\b/.exec(parameters)?.[1] ?? 'note';
  return `\n<div class="callout ${kind}">\n\n${content.trim()}\n\n</div>\n`;
};

const WRITERS: Readonly<Record<string, Writer>> = {
  figure,
  img: figure,
  image: figure,
  youtube: player((id) => `https://www.youtube.com/embed/${id}`),
  vimeo: player((id) => `https://player.vimeo.com/video/${id}`),
  tweet: player((id) => `https://twitter.com/i/status/${id}`),
  x: player((id) => `https://twitter.com/i/status/${id}`),
  gist: player((id) => `https://gist.github.com/${id.replace(/\s+/, '/')}`),
  link: postLink,
  post_url: postLink,
  ref: postLink,
  relref: postLink,
  callout,
  notice: callout,
  admonition: callout,
  alert: callout,
};

function clean(parameters: string): string {
  return parameters.trim().replace(/\/$/, '').trim();
}

/** Parameters such as `src="a.png"`. */
function named(parameters: string): Partial<Record<string, string>> {
  const pairs = parameters.matchAll(
    /([\w-]+)\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\s"']+))/g,
  );
  return Object.fromEntries(
    Array.from(pairs, ([, name = '', ...values]) => [
      name,
      values.find((one) => one !== undefined),
    ]),
  );
}

/** The first parameter without a name. */
function firstOf(parameters: string): string {
  const [, quoted] = /^["'`]([^"'`]*)["'`]/.exec(parameters) ?? [];
  return quoted ?? parameters.split(/\s+/)[0] ?? '';
}
