import type { ContentNotice, ContentProblem } from '../../core/content-problem.ts';
import { markdownFormat } from '../../core/markdown-files.ts';
import type { BodyReport } from './body-fault.ts';
import { calloutDirectives } from './directives.ts';
import { compileMarkup, type Markup } from './compile-markup.ts';
import { holdsOnlyData } from './compiled-program.ts';
import { editedText, type Place } from './source-text/edited-text.ts';
import { withSpaceEdits } from './source-text/space-edits.ts';
import { markdownInMdx } from './mdx/markdown-in-mdx.ts';
import type { ShownPicture } from './picture-files.ts';
import { unprintableProblems } from './printable-text.ts';

export interface CompiledBody extends Omit<Markup, 'pictures' | 'links' | 'isEmpty'> {
  /** Each picture file that the body shows, once, by its path as written: `./diagram.png`. */
  pictures: ShownPicture[];
  /** The links to other pages of the site. */
  links: SiteLink[];
  /** Parts of the body that are left out. */
  notices: ContentNotice[];
}

/** A link to a page or file of the site: `/about/`. */
export interface SiteLink {
  href: string;
  /** The line in the file, starting at 1. */
  line: number;
}

/** A body that cannot be published. */
export interface RefusedBody extends Pick<CompiledBody, 'pictures' | 'links'> {
  problems: ContentProblem[];
}

/**
 * Compiles the body of an article, a page or an issue in the format of `file`, by its extension. Gives
 * the compiled body, or the problems to fix. A refused body lists its pictures and links too, so that the
 * caller can check them in the same run; MDX that cannot be parsed lists none. `language` (BCP 47)
 * is that of the text; without it, the publication's.
 */
export async function compileBody(
  file: string,
  body: string,
  linesAbove: number,
  language?: string,
): Promise<{ compiled: CompiledBody } | RefusedBody> {
  const problems = unprintableProblems(file, body, linesAbove);
  const notices: ContentNotice[] = [];
  const lines = body.split(/\r\n|[\r\n]/);
  const format = markdownFormat(file);
  const { edits, titles } = calloutDirectives(body);
  const callouts = editedText(body, edits);
  const { text, original } =
    format === 'mdx' ? markdownInMdx(callouts.text) : withSpaceEdits(callouts.text);
  const at = (place: Partial<Place>) => {
    const { line, ...column } = callouts.original(original({ line: 1, ...place }));
    return { file, line: line + linesAbove, ...column };
  };
  const report: BodyReport = {
    refuse: ({ line = 1, column, instead, ...fault }) => {
      const place = at({ line, column });
      const source = lines[place.line - linesAbove - 1] ?? '';
      problems.push({ ...fault, ...place, ...(instead && { instead: instead(source) }) });
    },
    leaveOut: ({ line = 1, text }) => notices.push({ text, file: `${file}:${at({ line }).line}` }),
  };

  try {
    const { isEmpty, ...markup } = await compileMarkup(text, format, report, { titles, language });
    const pictures = Array.from(markup.pictures, ([path, line]) => ({
      ...at({ line: line ?? 1 }),
      key: 'picture',
      path,
    }));
    const links = markup.links.map(({ href, line = 1 }) => ({ href, line: at({ line }).line }));
    if (isEmpty && problems.length === 0) {
      const expected = 'text below the front matter, because readers would see an empty page';
      problems.push({ ...at({}), key: 'body', found: 'nothing', expected });
    }
    if (problems.length > 0) return { problems, pictures, links };
    // The plugins report problems by line. This check refuses everything that they miss.
    if (!holdsOnlyData(markup.code)) {
      const expected = 'text, elements and literals; an expression would run during the build';
      return {
        problems: [{ ...at({}), key: 'body', found: 'a program', expected }],
        pictures,
        links,
      };
    }
    return { compiled: { ...markup, pictures, links, notices } };
  } catch (error) {
    return { problems: [...problems, syntaxProblem(error, at)], pictures: [], links: [] };
  }
}

function syntaxProblem(
  error: unknown,
  at: (place: Partial<Place>) => { file: string; line: number; column?: number | undefined },
): ContentProblem {
  const message = error instanceof Error ? error.message : String(error);
  const position = /^(\d+):(\d+)(?:-\d+:\d+)?:?\s*/.exec(message);
  const [reason = message] = message.slice(position?.[0].length ?? 0).split('\n');
  const inFile = (_: string, line: string, column: string) => {
    const place = at({ line: Number(line), column: Number(column) });
    return `${place.line}:${place.column}`;
  };
  return {
    ...at(position ? { line: Number(position[1]), column: Number(position[2]) } : {}),
    key: 'body',
    found: reason.replace(/\b(\d+):(\d+)\b/g, inFile),
    expected: 'valid MDX; to write a brace or a less-than sign in text, use \\{ or \\<',
  };
}
