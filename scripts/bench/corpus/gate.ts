import { articleSchema } from '../../../src/articles/article.ts';
import type { ContentNotice } from '../../../src/core/content-problem.ts';
import { checkData } from '../../../src/loading/check-data.ts';
import { splitFrontMatter } from '../../../src/loading/front-matter.ts';
import type { BodyFault } from '../../../src/story/loading/body-fault.ts';
import { compileText } from '../../../src/story/loading/compile-body.ts';
import { bodyHtml } from './body-html.ts';

/** A problem, or what would be one if the rest of the old site were here. */
export type Finding = Pick<BodyFault, 'key' | 'found'> & { line?: number | undefined };

/** A link or a picture, and where it leads. */
export interface Target extends Finding {
  /** As the compiler has it. */
  address: string;
}

/** What the gate says about a `.md` file. */
export interface GateResult {
  /** Why the file is refused, with lines in the file. */
  refused: Finding[];
  /** Links and pictures that lead to what is not in the folder. */
  elsewhere: Target[];
  /** All links and pictures of the site in a file that is not refused, those above among them. */
  targets: Target[];
  notices: ContentNotice[];
  body: string;
  /** The HTML of the body; absent if the file is refused. */
  html?: string;
}

/** Checks and compiles the text of a file as a build does, apart from where its links and pictures lead. */
export async function throughGate(text: string): Promise<GateResult> {
  const file = 'article.md';
  const split = splitFrontMatter(file, text);
  const { problems: ofFrontMatter } = checkData(file, split, articleSchema);
  const { body, linesAbove } = split;
  const elsewhere: Target[] = [];
  const isAllowed = (fault: BodyFault) => {
    const address = addressElsewhere(fault);
    if (address === undefined) return false;
    const { key, found, line } = fault;
    elsewhere.push({ key, found, address, line: line && line + linesAbove });
    return true;
  };
  const result = await compileText({ file, body, linesAbove, isAllowed });
  const ofBody = 'problems' in result ? result.problems : [];
  const refused = [...split.problems, ...ofFrontMatter, ...ofBody];
  if (refused.length > 0 || 'problems' in result) {
    return { refused, elsewhere, targets: [], notices: [], body };
  }
  const { code, notices, links, pictures } = result.compiled;
  const targets = [
    ...elsewhere,
    ...links.map(({ href, line }) => ({ key: 'link', found: href, address: href, line })),
    ...pictures.map(({ path, line }) => ({ key: 'picture', found: path, address: path, line })),
  ];
  return { refused, elsewhere, targets, notices, body, html: bodyHtml(code) };
}

/** The address of a link or a picture that has its target on the old site; `undefined` for other faults. */
function addressElsewhere({ key, address }: BodyFault): string | undefined {
  // Other faults of links and pictures are those of the post itself.
  return key === 'link' || key === 'picture' ? address : undefined;
}
