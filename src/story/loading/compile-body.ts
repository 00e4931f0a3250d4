import { withoutCorrection } from '../../core/corrected-text.ts';
import { addressIn, lineWithAddress } from '../../core/address-in-line.ts';
import { columnOf } from '../../core/column-of.ts';
import { type ContentNotice, type ContentProblem, shown } from '../../core/content-problem.ts';
import { markdownFormat } from '../../core/markdown-files.ts';
import { placeOf } from '../../core/problem-report.ts';
import { decodedPart } from '../../core/percent-encoding.ts';
import type { BodyFault, BodyReport } from './body-fault.ts';
import { calloutDirectives } from './directives.ts';
import { compileAroundFaults, FEW, HIDDEN } from './mdx/compile-around-faults.ts';
import { syntaxProblems } from './mdx/syntax-problems.ts';
import { compileMarkup, type Markup } from './compile-markup.ts';
import { holdsOnlyData } from './compiled-program.ts';
import { editedText, type Place } from './source-text/edited-text.ts';
import { withMeantEdits } from './source-text/meant-edits.ts';
import { markdownInMdx } from './mdx/markdown-in-mdx.ts';
import type { ShownPicture } from './picture-files.ts';
import { unprintableProblems } from './printable-text.ts';
import { withProvenRemedies } from './proven-remedies.ts';

export interface CompiledBody extends Omit<Markup, 'pictures' | 'links' | 'isEmpty'> {
  /** Each place where the body shows a picture file, by its path as written: `./diagram.png`. */
  pictures: ShownPicture[];
  /** The links to pages of the site, and to the page around the text: `#keyPoints`. */
  links: SiteLink[];
  /** Parts of the body that are left out. */
  notices: ContentNotice[];
}

/** A link to a page or file of the site (`/about/`), or to the page around the text (`#keyPoints`). */
export interface SiteLink {
  href: string;
  /** The line in the file, starting at 1. */
  line: number;
  /** The URL that was written instead of `href`, which is its path. */
  written?: string | undefined;
}

/** A body that cannot be published. */
export interface RefusedBody extends Pick<CompiledBody, 'pictures' | 'links' | 'notices'> {
  problems: ContentProblem[];
}

/**
 * Compiles the body of an article, a page or an issue in the format of `file`, by its extension. Gives
 * the compiled body, or the problems to fix. A refused body lists its pictures and links too, so that the
 * caller can check them in the same run.
 */
export async function compileBody(
  file: string,
  body: string,
  linesAbove: number,
  options: Pick<BodyText, 'language' | 'base' | 'site' | 'mayBeEmpty'> = {},
): Promise<{ compiled: CompiledBody } | RefusedBody> {
  const written = { file, body, linesAbove, ...options };
  const result = await compileText(written);
  if ('compiled' in result) return result;
  const problems = await withProvenRemedies(result.problems, written, async (corrected) => {
    const again = await compileText({ ...written, body: corrected, isCorrected: true });
    return 'compiled' in again ? [] : again.problems;
  });
  return { ...result, problems };
}

/** An address, and its column if it is known, as it is written in a line. */
function addressAsWritten(line: string, address: string): { found: string; column?: number } {
  const { written = decodedPart(address), ...place } = addressIn(line, address) ?? {};
  return { found: shown(written), ...place };
}

/** A line with more faults is not corrected: each correction copies the line. */
const MOST_OF_LINE = 50;

/** A body, and how to compile it. */
export interface BodyText {
  /** Path from the project's root. */
  file: string;
  body: string;
  /** Number of lines in the file before the body. */
  linesAbove: number;
  /** The language of the text (BCP 47). Default: that of the publication. */
  language?: string | undefined;
  /** The path below which the site lies. Default: `/`. */
  base?: string | undefined;
  /** The URL of the site, whose links are links within the site. */
  site?: string | undefined;
  /** Nobody reads it yet. */
  mayBeEmpty?: boolean;
  /** Without the typography, emoji and colors of code that only readers of this site see. */
  asTyped?: boolean;
  /** The faults that are known are corrected, so that few are left. */
  isCorrected?: boolean;
  /** Whether a body with this fault can be published all the same. */
  isAllowed?: (fault: BodyFault) => boolean;
}

/**
 * Compiles a body as `compileBody` does. The directives of the indexes in `asWritten` are no callouts: they
 * are in code or in raw HTML.
 */
export async function compileText(
  written: BodyText,
  asWritten: ReadonlySet<number> = new Set(),
): Promise<{ compiled: CompiledBody } | RefusedBody> {
  const {
    file,
    body,
    linesAbove,
    language,
    base,
    site,
    mayBeEmpty,
    asTyped,
    isAllowed,
    isCorrected = false,
  } = written;
  const ofPlugins: ContentProblem[] = [];
  const reported = new Set<string>();
  const faultsOfLine = new Map<number, number>();
  const notices: ContentNotice[] = [];
  const lines = body.split(/\r\n|[\r\n]/);
  const format = markdownFormat(file);
  const { edits, titles } = calloutDirectives(body, asWritten);
  const shownTitles = new Set<number>();
  const callouts = editedText(body, edits);
  const { text, original } =
    format === 'mdx' ? markdownInMdx(callouts.text) : withMeantEdits(callouts.text);
  const at = (place: Partial<Place>) => {
    const { line, ...column } = callouts.original(original({ line: 1, ...place }));
    return { file, line: line + linesAbove, ...column };
  };
  const report: BodyReport = {
    refuse: (refused) => {
      if (isAllowed?.(refused)) return;
      const { line = 1, lastLine, column, instead, address, ...fault } = refused;
      const place = at({ line, column });
      if (address !== undefined && column === undefined)
        place.line = lineWithAddress(lines, place.line - linesAbove - 1, address) + linesAbove + 1;
      const first = place.line;
      const message = [first, place.column, fault.key, fault.found, fault.expected].join(' ');
      if (reported.has(message)) return;
      reported.add(message);
      const last = lastLine === undefined ? first : at({ line: lastLine }).line;
      const source = lines.slice(first - linesAbove - 1, last - linesAbove).join('\n');
      const count = (faultsOfLine.get(first) ?? 0) + 1;
      faultsOfLine.set(first, count);
      const isTried = count <= MOST_OF_LINE;
      const mended = isTried
        ? instead?.(source, place.column ?? source.search(/\S|$/) + 1)
        : undefined;
      const replaces = last > first && { replaces: { first, last } };
      const isMended = mended !== undefined && mended !== source;
      ofPlugins.push({
        ...fault,
        ...place,
        ...(address !== undefined && { written: address, ...addressAsWritten(source, address) }),
        ...(isMended && { instead: mended, ...replaces }),
      });
    },
    leaveOut: ({ line = 1, column, text }) => {
      const place = at({ line, column });
      const source = lines[place.line - linesAbove - 1] ?? '';
      const [found = ''] = text.split(' ', 1);
      place.column ??= columnOf(found, source);
      notices.push({ text, file: placeOf(place) });
    },
  };

  const compile = (visible: string) => {
    // The compiler may stop after some checks have run.
    ofPlugins.length = 0;
    reported.clear();
    faultsOfLine.clear();
    notices.length = 0;
    return compileMarkup(visible, format, report, {
      titles,
      shownTitles,
      language,
      base,
      site,
      asTyped,
    });
  };
  const { result, faults } =
    format === 'mdx'
      ? await compileAroundFaults(text, compile, isCorrected ? FEW : undefined)
      : { result: await compile(text), faults: [] };
  const notShown = titles.map((_, i) => i).filter((i) => !shownTitles.has(i) && !asWritten.has(i));
  if (result && faults.length === 0 && notShown.length > 0) {
    return compileText(written, new Set([...asWritten, ...notShown]));
  }
  const hidesHeading = faults.some(({ found }) => /^<\/?h[1-6]>/.test(found));
  // Levels below a heading that is hidden, and values that are hidden, are no problems.
  const isFollowing = ({ key, found, line = 0 }: ContentProblem) =>
    (hidesHeading && key === 'heading') ||
    (faults.length > 0 &&
      found.includes(HIDDEN) &&
      !lines[line - linesAbove - 1]?.includes(HIDDEN));
  const hasMany = ({ line = 1 }: ContentProblem) => (faultsOfLine.get(line) ?? 0) > MOST_OF_LINE;
  const problems = [
    ...unprintableProblems(file, body, linesAbove),
    ...ofPlugins
      .filter((problem) => !isFollowing(problem))
      .map((problem) => (hasMany(problem) ? withoutCorrection(problem) : problem)),
    ...syntaxProblems(faults, { text, lines, at, linesAbove }),
  ];
  if (!result) return { problems, pictures: [], links: [], notices };

  const { isEmpty, ...markup } = result;
  const pictures = [...markup.pictures].flatMap(([path, places]) =>
    Array.from(places, (line = 1) => ({ ...at({ line }), key: 'picture', path })),
  );
  const links = markup.links.map(({ line = 1, ...link }) => ({ ...link, line: at({ line }).line }));
  if (isEmpty && !mayBeEmpty && problems.length === 0) {
    const expected = 'text below the front matter, because readers would see an empty page';
    problems.push({ ...at({}), key: 'body', found: 'nothing', expected });
  }
  if (problems.length > 0) return { problems, pictures, links, notices };
  // The plugins report problems by line. This check refuses everything that they miss.
  if (!holdsOnlyData(markup.code)) {
    const expected = 'text, elements and literals; an expression would run during the build';
    return {
      problems: [{ ...at({}), key: 'body', found: 'a program', expected }],
      pictures,
      links,
      notices,
    };
  }
  return { compiled: { ...markup, pictures, links, notices } };
}
