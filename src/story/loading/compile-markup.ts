import { satteriHeadingIdsPlugin } from '@astrojs/markdown-satteri';
import { defineHastPlugin, markdownToJs, mdxToJs } from 'satteri';
import { countWords } from '../../articles/reading-time.ts';
import type { MarkdownFormat } from '../../core/markdown-files.ts';
import { alerts } from './alerts.ts';
import type { BodyReport } from './body-fault.ts';
import { codeBlocks } from './code-blocks.ts';
import { programOptions } from './compiled-program.ts';
import { doubleTildes } from './double-tildes.ts';
import { checkHeadings } from './check-headings.ts';
import { accessibleMarkup } from './accessible-markup.ts';
import { checkLinks, mayHaveBadLinks } from './check-links.ts';
import { literalAttributes, literalsInText } from './literal-expressions.ts';
import { markdownFeatures } from './markdown-features.ts';
import { checkComponents } from './check-components.ts';
import { resolvePictures } from './resolve-pictures.ts';
import { rawHtml } from './raw-html/raw-html.ts';
import { sourceLines } from './raw-html/source-lines.ts';

/** A compiled body. It may have problems, which are reported separately. */
export interface Markup {
  /** A JavaScript function body: given the JSX runtime, it returns the MDX component. */
  code: string;
  headings: { depth: number; slug: string; text: string }[];
  /** Number of words, with code and without attributes of components. */
  words: number;
  /** The first line of each picture in the body, by its path as written. */
  pictures: ReadonlyMap<string, number | undefined>;
}

/**
 * Compiles a body with the plugins and settings of @astrojs/mdx, and reports problems. Throws an Error
 * for MDX that cannot be parsed; any text is valid Markdown.
 */
export async function compileMarkup(
  body: string,
  format: MarkdownFormat,
  report: BodyReport,
): Promise<Markup> {
  const { refuse } = report;
  const isMdx = format === 'mdx';
  const hasHtml = !isMdx && /<[a-z/!?]/i.test(body);
  const hasHeading = /#|<h\d|^[\s>]*[=-]+\s*$/im.test(body);
  const hasCode = /```|~~~|<pre|^(?: {4}| *\t)/im.test(body);
  const pictures = new Map<string, number | undefined>();
  let words = 0;
  const astro = {
    frontmatter: {},
    headings: [],
    localImagePaths: new Set<string>(),
    remoteImagePaths: new Set<string>(),
  };

  const { code, data } = await (isMdx ? mdxToJs : markdownToJs)(body, {
    ...programOptions,
    features: { ...markdownFeatures, rawHtml: hasHtml },
    // Each plugin walks the tree, so a cheap search in the text decides whether it is needed.
    mdastPlugins: [
      body.includes('~') && doubleTildes,
      hasHtml && sourceLines(report),
      isMdx && /<|^(?:import|export)\b/m.test(body) && checkComponents(refuse),
      isMdx && body.includes('{') && literalsInText(refuse),
    ],
    hastPlugins: [
      hasHtml && rawHtml(report),
      body.includes('[!') && alerts,
      hasCode && codeBlocks,
      (hasCode || hasHtml || /\||\[[ x]\]/i.test(body)) && accessibleMarkup,
      (hasHtml || /!\[|src/i.test(body)) && resolvePictures(pictures, refuse),
      (hasHtml || mayHaveBadLinks(body)) && checkLinks(refuse),
      satteriHeadingIdsPlugin(),
      hasHeading && checkHeadings(refuse),
      isMdx && /=\s*\{/.test(body) && literalAttributes,
      defineHastPlugin({
        name: 'count-words',
        before: (root, context) => void (words = countWords(context.textContent(root))),
      }),
    ],
    data: { astro },
  });
  return { code, headings: data.astro?.headings ?? [], words, pictures };
}
