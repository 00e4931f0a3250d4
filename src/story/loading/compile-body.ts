import type { ContentNotice, ContentProblem } from '../../core/content-problem.ts';
import { markdownFormat } from '../../core/markdown-files.ts';
import type { BodyReport } from './body-fault.ts';
import { compileMarkup, type Markup } from './compile-markup.ts';
import { holdsOnlyData } from './compiled-program.ts';
import type { ShownPicture } from './picture-files.ts';
import { unprintableProblems } from './printable-text.ts';

export interface CompiledBody extends Omit<Markup, 'pictures' | 'isEmpty'> {
  /** Each picture file that the body shows, once, by its path as written: `./diagram.png`. */
  pictures: ShownPicture[];
  /** Parts of the body that are left out. */
  notices: ContentNotice[];
}

/** A body that cannot be published. */
export interface RefusedBody extends Pick<CompiledBody, 'pictures'> {
  problems: ContentProblem[];
}

/**
 * Compiles the body of an article, a page or an issue in the format of `file`, by its extension. Gives
 * the compiled body, or the problems to fix. A refused body lists its pictures too, so that the caller
 * can check those files in the same run; MDX that cannot be parsed lists none.
 */
export async function compileBody(
  file: string,
  body: string,
  linesAbove: number,
): Promise<{ compiled: CompiledBody } | RefusedBody> {
  const problems = unprintableProblems(file, body, linesAbove);
  const notices: ContentNotice[] = [];
  const lines = body.split(/\r\n|[\r\n]/);
  const at = (line = 1) => ({ file, line: line + linesAbove });
  const report: BodyReport = {
    refuse: ({ line = 1, instead, ...fault }) => {
      const source = lines[line - 1] ?? '';
      problems.push({ ...fault, ...at(line), ...(instead && { instead: instead(source) }) });
    },
    leaveOut: ({ line = 1, text }) => notices.push({ text, file: `${file}:${line + linesAbove}` }),
  };

  try {
    const { isEmpty, ...markup } = await compileMarkup(body, markdownFormat(file), report);
    const pictures = Array.from(markup.pictures, ([path, line]) => ({
      ...at(line),
      key: 'picture',
      path,
    }));
    if (isEmpty && problems.length === 0) {
      const expected = 'text below the front matter, because readers would see an empty page';
      problems.push({ ...at(), key: 'body', found: 'nothing', expected });
    }
    if (problems.length > 0) return { problems, pictures };
    // The plugins report problems by line. This check refuses everything that they miss.
    if (!holdsOnlyData(markup.code)) {
      const expected = 'text, elements and literals; an expression would run during the build';
      return { problems: [{ ...at(), key: 'body', found: 'a program', expected }], pictures };
    }
    return { compiled: { ...markup, pictures, notices } };
  } catch (error) {
    return { problems: [...problems, syntaxProblem(error, at, linesAbove)], pictures: [] };
  }
}

function syntaxProblem(
  error: unknown,
  at: (line?: number) => Pick<ContentProblem, 'file' | 'line'>,
  linesAbove: number,
): ContentProblem {
  const message = error instanceof Error ? error.message : String(error);
  const position = /^(\d+):(\d+)(?:-\d+:\d+)?:?\s*/.exec(message);
  const [reason = message] = message.slice(position?.[0].length ?? 0).split('\n');
  // The compiler counts lines from the start of the body.
  const inFile = (_: string, line: string, column: string) =>
    `${Number(line) + linesAbove}:${column}`;
  return {
    ...at(position ? Number(position[1]) : 1),
    ...(position && { column: Number(position[2]) }),
    key: 'body',
    found: reason.replace(/\b(\d+):(\d+)\b/g, inFile),
    expected: 'valid MDX; to write a brace or a less-than sign in text, use \\{ or \\<',
  };
}
