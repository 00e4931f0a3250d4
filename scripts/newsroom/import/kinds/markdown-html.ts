import { defineHastPlugin, markdownToHtml } from 'satteri';
import { codeInfo } from '../../../../src/story/loading/code-info.ts';
import { admonitionsAsHtml } from './admonitions.ts';
import { outsideCode } from './markdown-text.ts';
import { htmlWithoutRawTags } from './html-templates.ts';
import { mdxAsMarkdown, mdxNames } from './mdx-components.ts';
import { codeTagsAsFences, type TemplateRules, withoutTemplateTags } from './template-tags.ts';

/** Markdown with what generators and MDX add to it, as HTML. Notes what is removed. */
export function markdownAsHtml(
  markdown: string,
  { isMdx, ...rules }: TemplateRules & { isMdx: boolean },
): string {
  const { note } = rules;
  const names = mdxNames(isMdx ? markdown : '');
  const prepared = outsideCode(
    outsideCode(admonitionsAsHtml(markdown), codeTagsAsFences),
    (text) => {
      const tagless = withoutTemplateTags(text, rules);
      const parts = isMdx ? mdxAsMarkdown(tagless, names, note) : tagless;
      return (
        directivesAsHtml(parts)
          // An id of kramdown, after a heading or below it, as other generators have it.
          .replaceAll(
            /^(#{1,6}[ \t].*?)[ \t]*\n?[ \t]*\{:[^}\n]*#([\w-]+)[^}\n]*\}[ \t]*$/gm,
            '$1 {#$2}',
          )
          // Attributes of kramdown, such as {:.no_toc}, on a line of their own or after a block.
          .replaceAll(/^[ \t]*\{:[^}\n]*\}[ \t]*$/gm, '')
          .replaceAll(/(?<=\S)[ \t]*\{:(?![^}\n]*\|)[^}\n]*\}/g, '')
          .replaceAll(/[\u2028\u2029]/g, '\n')
          // Marked text of Obsidian, Hexo and markdown-it.
          .replaceAll(/(?<![=\w])==(?=[^\s=])([^=\n]*[^\s=])==(?![=\w])/g, '<mark>$1</mark>')
          .replaceAll(RAISED, raised)
      );
    },
  );
  for (const id of unusedFootnotes(prepared))
    note(`left out the footnote [^${id}], to which nothing in the text refers`);
  const { html } = markdownToHtml(prepared, {
    features: { frontmatter: false, headingAttributes: true, definitionList: true },
    hastPlugins: [infoStrings, captions],
  });
  return rules.isTemplate ? htmlWithoutRawTags(html) : html;
}

/** Raised and lowered text of Pandoc and markdown-it: `x^2^` and `H~2~O`. Longer text is something else. */
const RAISED =
  /(?<=[\p{L}\p{N})\]])(?:\^([+-]?[\p{L}\p{N}]{1,12})\^(?![\p{L}\p{N}^])|~([+-]?[\p{L}\p{N}]{1,12})~(?!~))/gu;

function raised(
  whole: string,
  up: string | undefined,
  down: string | undefined,
  at: number,
  text: string,
) {
  // Addresses and the attributes of HTML stay as they are.
  const [before = ''] = /\S*$/.exec(text.slice(Math.max(0, at - 200), at)) ?? [];
  if (/[/=]/.test(before)) return whole;
  return up === undefined ? `<sub>${down}</sub>` : `<sup>${up}</sup>`;
}

/** The names of footnotes without a reference, which Markdown does not show. */
function unusedFootnotes(markdown: string): string[] {
  const used = new Set<string>();
  const defined = new Set<string>();
  outsideCode(markdown, (text) => {
    const rest = text.replaceAll(/^ {0,3}\[\^([^\]\s]+)\]:/gm, (_, id: string) => {
      defined.add(id.toLowerCase());
      return '';
    });
    for (const [, id = ''] of rest.matchAll(/\[\^([^\]\s]+)\]/g)) used.add(id.toLowerCase());
    return text;
  });
  return [...defined].filter((id) => !used.has(id));
}

/**
 * Keeps the rest of a fence's info string, which HTML has no attribute for. What is joined to the language, such
 * as `rust,linenos`, is taken apart.
 */
const infoStrings = defineHastPlugin({
  name: 'info-strings',
  element: {
    filter: ['code'],
    visit(code, context) {
      const { meta } = (code.data ?? {}) as { meta?: unknown };
      const rest = typeof meta === 'string' ? meta : '';
      const [, start = ''] = /^language-(.*)$/.exec(String(classOf(code.properties))) ?? [];
      if (/^[\w+#.-]*$/.test(start)) {
        if (rest) context.setProperty(code, 'dataMeta', rest);
        return;
      }
      const info = `${start} ${rest}`.trim().replace(/^\{(?=\w)/, '{.');
      const { language, title } = codeInfo(info);
      const [, lines] =
        /[{\s,]hl_lines=(\d[\d\s-]*)|\{([\d\s,-]+)\}/.exec(info)?.filter(Boolean) ?? [];
      const settings = [
        lines && `{${lines.trim().replaceAll(/[\s,]+/g, ',')}}`,
        title && `title="${title}"`,
      ];
      context.setProperty(code, 'className', language ? [`language-${language}`] : []);
      context.setProperty(code, 'dataMeta', settings.filter(Boolean).join(' '));
    },
  },
});

function classOf({ className }: Readonly<Record<string, unknown>>): unknown {
  return Array.isArray(className) ? className[0] : className;
}

/** Marks the title of a picture, `![](a.png "A title")`, which people write as its caption. */
const captions = defineHastPlugin({
  name: 'captions',
  element: {
    filter: ['img'],
    visit(picture, context) {
      const { title } = picture.properties;
      if (typeof title === 'string') context.setProperty(picture, 'dataCaption', title);
    },
  },
});

/** Boxes between lines of three colons: Docusaurus, Astro's Starlight, VitePress, Pandoc. */
function directivesAsHtml(text: string): string {
  return text
    .replaceAll(
      /^:{3,}[ \t]*\{?\.?(note|tip|info|important|warning|caution|danger)\}?(?:\[([^\]\n]*)\]|[ \t]+([^\n{]*))?[^\n]*$/gim,
      (_, kind: string, title?: string, words?: string) => {
        const heading = (title ?? words ?? '').trim();
        return `\n<div class="callout ${kind.toLowerCase()}">\n\n${heading ? `**${heading}**\n\n` : ''}`;
      },
    )
    .replaceAll(/^:{3,}[ \t]*$/gm, '\n</div>\n');
}
