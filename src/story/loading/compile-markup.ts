import { satteriHeadingIdsPlugin } from '@astrojs/markdown-satteri';
import { defineHastPlugin, markdownToJs, mdxToJs } from 'satteri';
import { readingMinutes } from '../../articles/reading-time.ts';
import { language as publicationLanguage } from '../../i18n/language.ts';
import type { MarkdownFormat } from '../../core/markdown-files.ts';
import { alertMarks } from './alert-marks.ts';
import { alerts } from './alerts.ts';
import type { BodyFault, BodyReport } from './body-fault.ts';
import { captions } from './captions.ts';
import { withCjkEmphasis } from './cjk-emphasis.ts';
import { codeAsTyped } from './code-as-typed.ts';
import { codeBlocks } from './code-blocks.ts';
import { programOptions } from './compiled-program.ts';
import { doubleTildes } from './double-tildes.ts';
import { checkHeadings } from './check-headings.ts';
import { checkIds, IDS_AROUND_TEXT } from './check-ids.ts';
import { headingIds } from './heading-ids.ts';
import { accessibleMarkup } from './accessible-markup.ts';
import { bareLinks, mayHaveBareLink } from './bare-links.ts';
import { type BodyLink, deadFragments } from './body-links.ts';
import { checkLinks, mayNeedLinkCheck } from './check-links.ts';
import { literalsInText } from './literal-expressions.ts';
import { checkDirectives } from './directives.ts';
import { emoji, mayHaveEmoji } from './emoji.ts';
import { markdownFeatures } from './markdown-features.ts';
import { checkComponents } from './check-components.ts';
import { resolvePictures } from './resolve-pictures.ts';
import { indentedCode } from './mdx/indented-code.ts';
import { inlineParagraphs } from './mdx/inline-paragraphs.ts';
import { publishedHtml } from './mdx/published-html.ts';
import { unwrappedParagraphs } from './mdx/unwrapped-paragraphs.ts';
import { verbatimPre } from './mdx/verbatim-pre.ts';
import { outline } from './outline.ts';
import { oneLink } from './one-link.ts';
import { hasOtherQuotes, quotes } from './quotes.ts';
import { mayHaveRawCode, rawCode } from './raw-code.ts';
import { rawHtml } from './raw-html/raw-html.ts';
import { sourceLines } from './raw-html/source-lines.ts';
import { checkDefinitions, mayHaveDefinitions } from './check-definitions.ts';
import { checkFootnotes } from './check-footnotes.ts';
import { checkContainers, mayHaveContainers } from './check-containers.ts';
import { checkMarks } from './check-marks.ts';
import { checkBlocks, mayHaveSuchBlocks } from './check-blocks.ts';
import { checkSlips, mayHaveSlips } from './check-slips.ts';
import { checkReferences, mayMissReferences } from './check-references.ts';
import { checkTables } from './check-tables.ts';
import type { PicturePlaces } from './picture-places.ts';
import { mayNeedLinkChange, publishedLinks } from './published-links.ts';
import { mayHaveMarks } from './marks.ts';
import { showsNothing } from './shows-nothing.ts';

interface MarkupOptions {
  /** The titles of the callouts that `calloutDirectives` has rewritten. */
  titles?: readonly string[];
  /** Receives the index of each title whose callout is shown. */
  shownTitles?: Set<number>;
  /** The language of the text (BCP 47). Default: that of the publication. */
  language?: string | undefined;
  /** Without the typography, emoji and colors of code that only readers of this site see. */
  asTyped?: boolean | undefined;
  /** The path below which the site lies. Default: `/`. */
  base?: string | undefined;
  /** The URL of the site, whose links are links within the site. */
  site?: string | undefined;
}

/** A compiled body. It may have problems, which are reported separately. */
export interface Markup {
  /** A JavaScript function body: given the JSX runtime, it returns the MDX component. */
  code: string;
  headings: { depth: number; slug: string; text: string }[];
  /** Minutes needed to read the text, with code and without attributes of components. */
  readingMinutes: number;
  /** Whether there is nothing to read or to see. */
  isEmpty: boolean;
  pictures: PicturePlaces;
  /** The links to pages of the site, and to the page around the text: `#keyPoints`. */
  links: BodyLink[];
  /** The ids of other elements than headings. */
  ids: string[];
}

/**
 * Compiles a body with the plugins and settings of @astrojs/mdx, and reports problems. Throws an Error
 * for MDX that cannot be parsed; any text is valid Markdown.
 */
export async function compileMarkup(
  body: string,
  format: MarkdownFormat,
  report: BodyReport,
  options: MarkupOptions = {},
): Promise<Markup> {
  const { titles = [], shownTitles = new Set(), asTyped = false } = options;
  const { language = publicationLanguage, base = '/' } = options;
  const at = { site: options.site, base };
  const { text, clean, column } = withCjkEmphasis(body);
  const refuse = ({ found, address, ...fault }: BodyFault) => {
    const { line = 1, column: start } = fault;
    const cleaned = { found: clean(found), address: address && clean(address) };
    report.refuse({ ...fault, ...cleaned, column: start && column(line, start) });
  };
  const isMdx = format === 'mdx';
  const hasHtml = !isMdx && /<[a-z/!?]/i.test(body);
  const hasHeading = /#|<h\d|^[\s>]*[=-]+\s*$/im.test(body);
  const hasCode = /```|~~~|<pre| {4}|\t/i.test(body);
  const pictures: PicturePlaces = new Map();
  const links: BodyLink[] = [];
  const ids = new Set<string>();
  const measured = { readingMinutes: 1, isEmpty: true };
  const astro = {
    frontmatter: {},
    headings: [],
    localImagePaths: new Set<string>(),
    remoteImagePaths: new Set<string>(),
  };

  const compile = async () =>
    (isMdx ? mdxToJs : markdownToJs)(text, {
      ...programOptions,
      features: {
        ...markdownFeatures(body, language),
        ...(asTyped && { smartPunctuation: false }),
        definitionList: /^[ >]*:[ \t]/m.test(body),
        rawHtml: hasHtml,
      },
      // Each plugin walks the tree, so a cheap search in the text decides whether it is needed.
      mdastPlugins: [
        body.includes('[^') && checkFootnotes(refuse),
        mayHaveDefinitions(body) && checkDefinitions({ ...report, refuse }),
        mayMissReferences(body) && checkReferences(refuse, pictures),
        mayHaveMarks(body) && checkMarks({ ...report, refuse }),
        mayHaveSlips(body) && checkSlips(refuse),
        mayHaveSuchBlocks(body) && checkBlocks(refuse),
        mayHaveContainers(body) && checkContainers(refuse),
        body.includes('|') && checkTables(refuse),
        body.includes('~') && doubleTildes({ ...report, refuse }),
        body.includes(':::') && checkDirectives(refuse),
        !asTyped && mayHaveEmoji(body) && emoji({ ...report, refuse }),
        !asTyped && hasOtherQuotes(body, language) && quotes(language),
        !asTyped && mayHaveRawCode(body) && rawCode(),
        /<a\s/i.test(body) && oneLink(),
        mayHaveBareLink(body) && bareLinks,
        /\[[ \t]*!/.test(body) && alertMarks(refuse, hasHtml),
        hasHtml && sourceLines(report),
        body.includes('{#') && headingIds,
        isMdx && /<|^(?:import|export)\b/m.test(body) && checkComponents(refuse),
        isMdx && / {4}|\t/.test(body) && indentedCode(refuse),
        isMdx && body.includes('<pre') && verbatimPre,
        isMdx && body.includes('<') && unwrappedParagraphs(),
        isMdx && /[<{]/.test(body) && inlineParagraphs(),
        isMdx && body.includes('{') && literalsInText(refuse),
      ],
      hastPlugins: [
        hasHtml && rawHtml(report),
        body.includes('[!') && alerts(titles, shownTitles, refuse),
        hasCode && (asTyped ? codeAsTyped : codeBlocks(language)),
        !asTyped && (hasCode || hasHtml || /\||\[[ x]\]/i.test(body)) && accessibleMarkup,
        (hasHtml || body.includes('![')) && captions,
        (hasHtml || /!\[|src|<img/i.test(body)) && resolvePictures(pictures, refuse),
        (hasHtml || mayNeedLinkCheck(body, at)) && checkLinks(refuse, { links, at }),
        !isMdx && hasHeading && outline(),
        satteriHeadingIdsPlugin(),
        hasHeading && checkHeadings(refuse),
        (hasHeading || /\s(?:id|name)\s*=/i.test(body)) && checkIds(refuse, ids),
        isMdx && body.includes('<') && publishedHtml({ ...report, refuse }, !asTyped),
        mayNeedLinkChange(body, base) && publishedLinks(base),
        defineHastPlugin({
          name: 'measure',
          before(root, context) {
            measured.readingMinutes = readingMinutes(clean(context.textContent(root)));
            measured.isEmpty = showsNothing(root);
          },
        }),
      ],
      data: { astro },
    });
  const { code, data } = await compile().catch((error: unknown) => {
    throw withColumns(error, column);
  });
  const headings = (data.astro?.headings ?? []).map((heading) => ({
    ...heading,
    slug: clean(heading.slug),
    text: clean(heading.text),
  }));
  const files = Array.from(pictures, ([path, lines]) => [clean(path), lines] as const);
  const written = links.map((link) => ({ ...link, href: clean(link.href) }));
  const slugs = new Set(headings.map(({ slug }) => slug));
  const anchors = new Set([...slugs, ...ids]);
  const isAroundText = ({ href }: BodyLink) =>
    IDS_AROUND_TEXT.has(href.slice(1)) && !anchors.has(href.slice(1));
  const [ofPage, ofText] = [
    written.filter(isAroundText),
    written.filter((one) => !isAroundText(one)),
  ];
  deadFragments(ofText, anchors).forEach(refuse);
  return {
    code: clean(code),
    headings,
    ...measured,
    pictures: new Map(files),
    links: [...ofText.filter(({ href }) => href.startsWith('/')), ...ofPage],
    ids: [...ids].map(clean).filter((id) => !slugs.has(id)),
  };
}

/** An error of the parser with the columns of the body. */
function withColumns(error: unknown, column: (line: number, column: number) => number): Error {
  const message = error instanceof Error ? error.message : String(error);
  return new Error(
    message.replaceAll(/(\d+):(\d+)/g, (_place, line: string, at: string) => {
      return `${line}:${column(Number(line), Number(at))}`;
    }),
  );
}
