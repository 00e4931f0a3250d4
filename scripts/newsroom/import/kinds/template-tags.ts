import { escapeXml } from '../../../../src/core/xml-text.ts';

/** Rewrites the template languages of static site generators in Markdown and HTML. */

/** Reports what is removed. */
type Note = (text: string) => void;

/** How to write what a tag produced. `content` is the text between a tag and its end. */
type Writer = (parameters: string, content: string) => string;

/** Tags whose content is code, or stays as it is. */
const VERBATIM = /^(?:codeblock|highlight|raw|verbatim)$/;

/** Replaces the tags around code with fences. Everything else must leave code alone. */
export function codeTagsAsFences(text: string): string {
  return text.replaceAll(
    PAIRED,
    (whole, _open, name: string, parameters: string, content: string) => {
      if (!VERBATIM.test(name)) return whole;
      if (/highlight|codeblock/.test(name)) return fence(clean(parameters), content);
      return content.replaceAll('{', '&#123;').replaceAll('}', '&#125;');
    },
  );
}

/**
 * Replaces Liquid tags (Jekyll, Eleventy) and shortcodes (Hugo, Zola): pictures and players become HTML,
 * links to posts become links. Others are removed and named; text between a tag and its end stays.
 * `isTemplate`: whether two braces are a placeholder even where nothing else tells.
 */
export function withoutTemplateTags(text: string, isTemplate: boolean, note: Note): string {
  const isTag = /\{%-?\s*\w|\{\{[<%]/.test(text);
  if (!isTag && !isTemplate && !text.includes('{{')) return text;
  const paired = text.replaceAll(
    PAIRED,
    (whole, _open, name: string, parameters: string, content: string) => {
      const write = writerOf(name);
      if (write) return write(clean(parameters), content);
      if (LOGIC.has(name)) return whole;
      note(`removed the tags {% ${name} %}; the text between them stays`);
      return content;
    },
  );
  const tagless = paired.replaceAll(TAG, (_whole, _open, name: string, parameters: string) => {
    const write = writerOf(name);
    if (write) return write(clean(parameters), '');
    if (!name.startsWith('end') && !name.startsWith('/')) note(`removed the tag {% ${name} %}`);
    return '';
  });
  return tagless.replaceAll(/\{\{(?![<%])-?\s*(.*?)\s*-?\}\}/g, (whole, expression: string) => {
    if (/^site\.(?:base)?url$/i.test(expression)) return '';
    const [, link] = /^["'](\/[^"']*)["']\s*\|\s*(?:\w+_url|url|prepend)\b/.exec(expression) ?? [];
    if (link !== undefined) return link;
    if (!isTemplate && !isTag && !/^(?:site|page|content|post|include)\b/.test(expression))
      return whole;
    note(`removed {{ ${expression.slice(0, 60)} }}`);
    return '';
  });
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

const fence: Writer = (parameters, content) => {
  const [language = ''] = parameters.split(/\s+/);
  return `\n\`\`\`\`${language.replaceAll(/[^\w+#-]/g, '')}\n${content.replaceAll(/^\n|\n$/g, '')}\n\`\`\`\`\n`;
};

const figure: Writer = (parameters) => {
  const { src = firstOf(parameters), alt = '', caption, title } = named(parameters);
  const words = caption ?? title;
  const figcaption = words ? `<figcaption>${escapeXml(words)}</figcaption>` : '';
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

const postLink: Writer = (parameters) => {
  const path = firstOf(parameters).replace(/^\d{4}-\d\d-\d\d-/, '');
  return path.startsWith('/') ? path : `/${path}`;
};

const callout: Writer = (parameters, content) => {
  const kind = /\b(note|tip|info|warning|danger|caution)\b/.exec(parameters)?.[1] ?? 'note';
  return `\n<div class="callout ${kind}">\n\n${content.trim()}\n\n</div>\n`;
};

const WRITERS: Readonly<Record<string, Writer>> = {
  comment: () => '',
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
