import { satteriHeadingIdsPlugin } from '@astrojs/markdown-satteri';
import { defineHastPlugin, markdownToJs, mdxToJs } from 'satteri';
import { countWords } from '../../articles/reading-time.ts';
import type { MarkdownFormat } from '../../core/markdown-files.ts';
import { alerts } from './alerts.ts';
import type { BodyReport } from './body-fault.ts';
import { codeBlocks } from './code-blocks.ts';
import { programOptions } from './compiled-program.ts';
import { doubleTildes } from './double-tildes.ts';
import { headingsInOrder } from './headings-in-order.ts';
import { houseMarkup } from './house-markup.ts';
import { linksThatLead, mayMislead } from './links-that-lead.ts';
import { literalAttributes, literalsInText } from './literals-only.ts';
import { markdownFeatures } from './markdown-features.ts';
import { onlyRegisteredComponents } from './only-registered-components.ts';
import { picturesBeside } from './pictures-beside.ts';
import { rawHtml } from './raw-html/raw-html.ts';
import { sourceLines } from './raw-html/source-lines.ts';

/** A body as the compiler gives it, whatever its rules have reported of it. */
export interface Markup {
  /** A JavaScript function body: given the JSX runtime, it returns the MDX component. */
  code: string;
  headings: { depth: number; slug: string; text: string }[];
  /** Words of its text, code included, attributes of components not. */
  words: number;
  /** The pictures that it shows, each once, by their paths as written, with their first lines. */
  pictures: ReadonlyMap<string, number | undefined>;
}

/**
 * Compiles a body with the plugins and settings of @astrojs/mdx, and has the rules for its format
 * report what is wrong. Throws an Error for MDX that cannot be parsed; all text is Markdown.
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
    // A pass over the tree costs more than a look at the text for what the pass is about.
    mdastPlugins: [
      body.includes('~') && doubleTildes,
      hasHtml && sourceLines(report),
      isMdx && /<|^(?:import|export)\b/m.test(body) && onlyRegisteredComponents(refuse),
      isMdx && body.includes('{') && literalsInText(refuse),
    ],
    hastPlugins: [
      hasHtml && rawHtml(report),
      body.includes('[!') && alerts,
      hasCode && codeBlocks,
      (hasCode || hasHtml || /\||\[[ x]\]/i.test(body)) && houseMarkup,
      (hasHtml || /!\[|src/i.test(body)) && picturesBeside(pictures, refuse),
      (hasHtml || mayMislead(body)) && linksThatLead(refuse),
      satteriHeadingIdsPlugin(),
      hasHeading && headingsInOrder(refuse),
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
