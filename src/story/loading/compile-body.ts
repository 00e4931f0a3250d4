import { satteriHeadingIdsPlugin } from '@astrojs/markdown-satteri';
import { defineHastPlugin, mdxToJs } from 'satteri';
import type { ContentProblem } from '../../core/content-problem.ts';
import { countWords } from '../../articles/reading-time.ts';
import type { BodyFault } from './body-fault.ts';
import { codeBlocks } from './code-blocks.ts';
import { holdsOnlyData, programOptions } from './compiled-program.ts';
import { headingsInOrder } from './headings-in-order.ts';
import { houseMarkup } from './house-markup.ts';
import { linksThatLead, mayMislead } from './links-that-lead.ts';
import { literalAttributes, literalsInText } from './literals-only.ts';
import { markdownFeatures } from './markdown-features.ts';
import { onlyRegisteredComponents } from './only-registered-components.ts';
import type { ShownPicture } from './picture-files.ts';
import { picturesBeside } from './pictures-beside.ts';
import { unprintableProblems } from './printable-text.ts';

export interface CompiledBody {
  /** A JavaScript function body: given the JSX runtime, it returns the MDX component. */
  code: string;
  headings: { depth: number; slug: string; text: string }[];
  /** Words of its text, code included, attributes of components not. */
  words: number;
  /** The picture files that the body shows, each once, by their paths as written: `./diagram.png`. */
  pictures: ShownPicture[];
}

/** A body that cannot be published. */
export interface RefusedBody extends Pick<CompiledBody, 'pictures'> {
  problems: ContentProblem[];
}

/**
 * Compiles an article's MDX body with the plugins and settings of @astrojs/mdx. Gives the compiled
 * body, or the problems that an editor must mend and the pictures that were found all the same, whose
 * files may have problems of their own. MDX that cannot be parsed shows none.
 */
export async function compileBody(
  file: string,
  body: string,
  linesAbove: number,
): Promise<{ compiled: CompiledBody } | RefusedBody> {
  const problems = unprintableProblems(file, body, linesAbove);
  const lineOf = new Map<string, number | undefined>();
  let words = 0;
  const astro = {
    frontmatter: {},
    headings: [],
    localImagePaths: new Set<string>(),
    remoteImagePaths: new Set<string>(),
  };
  const at = (line = 1) => `${file}:${line + linesAbove}`;
  const report = ({ line, ...fault }: BodyFault) => problems.push({ ...fault, file: at(line) });

  const hasHeading = /#|<h\d|^[\s>]*[=-]+\s*$/m.test(body);
  const hasCode = /```|~~~/.test(body);

  try {
    const { code, data } = await mdxToJs(body, {
      ...programOptions,
      features: markdownFeatures,
      // A pass over the tree costs more than a look at the text for what the pass is about.
      mdastPlugins: [
        /<|^(?:import|export)\b/m.test(body) && onlyRegisteredComponents(report),
        body.includes('{') && literalsInText(report),
      ],
      hastPlugins: [
        hasCode && codeBlocks,
        (hasCode || /\||\[[ x]\]/i.test(body)) && houseMarkup,
        /!\[|src/i.test(body) && picturesBeside(lineOf, report),
        mayMislead(body) && linksThatLead(report),
        satteriHeadingIdsPlugin(),
        hasHeading && headingsInOrder(report),
        /=\s*\{/.test(body) && literalAttributes,
        defineHastPlugin({
          name: 'count-words',
          before: (root, context) => void (words = countWords(context.textContent(root))),
        }),
      ],
      data: { astro },
    });
    const pictures = Array.from(lineOf, ([path, line]) => ({
      file: at(line),
      key: 'picture',
      path,
    }));
    if (problems.length > 0) return { problems, pictures };
    // The rules above name each fault with its line. This holds for what they have not thought of.
    if (!holdsOnlyData(code)) {
      const expected =
        'text, elements and literals; an expression would run when the site is built';
      return { problems: [{ file: at(), key: 'body', found: 'a program', expected }], pictures };
    }
    const headings = data.astro?.headings ?? [];
    return { compiled: { code, headings, words, pictures } };
  } catch (error) {
    return { problems: [...problems, syntaxProblem(error, at, linesAbove)], pictures: [] };
  }
}

function syntaxProblem(
  error: unknown,
  at: (line?: number) => string,
  linesAbove: number,
): ContentProblem {
  const message = error instanceof Error ? error.message : String(error);
  const position = /^(\d+):(\d+)(?:-\d+:\d+)?:?\s*/.exec(message);
  const [reason = message] = message.slice(position?.[0].length ?? 0).split('\n');
  // The compiler counts lines from the start of the body.
  const inFile = (_: string, line: string, column: string) =>
    `${Number(line) + linesAbove}:${column}`;
  return {
    file: at(position ? Number(position[1]) : 1),
    key: 'body',
    found: reason.replace(/\b(\d+):(\d+)\b/g, inFile),
    expected: 'valid MDX; write \\{ and \\< for a brace or a less-than sign in the text',
  };
}
