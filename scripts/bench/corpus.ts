import { type Finding, throughGate } from './corpus/gate.ts';
import { type OldArticle, oldArticles } from './corpus/old-articles.ts';
import { checkPages } from './corpus-pages/check-pages.ts';
import { lostWords } from './corpus/words.ts';

/** Which files of a corpus have something, and an example of each kind. */
type Kinds = Map<string, { files: Set<string>; example: string }>;

/** What becomes of the posts of another site. */
export interface CorpusResult {
  files: number;
  refused: Kinds;
  lost: Kinds;
  /** Parts that are left out and reported to the editor. */
  told: Kinds;
  /** Links and pictures that lead to what is not in the folder. */
  elsewhere: Kinds;
}

/**
 * Puts the Markdown posts below a folder through the gate as `.md` articles, and prints what is refused
 * and what is lost. With `pages`, also builds those that are not refused and checks their pages. Returns whether all
 * words are on their pages, and whether the checkers of pages found nothing.
 */
export async function benchCorpus(folder: string, { pages = false } = {}): Promise<boolean> {
  const accepted: OldArticle[] = [];
  const result = await measureCorpus(folder, (article) => accepted.push(article));
  console.log(`${result.files} files`);
  print('Refused', result.refused, result.files);
  print('Text lost', result.lost, result.files);
  print('Left out, and told', result.told, result.files);
  print('Links and pictures of the old site, not counted', result.elsewhere, result.files);
  const areValid = !pages || (await checkPages(accepted));
  return result.lost.size === 0 && areValid;
}

/** `accept` receives the articles that are not refused. */
export async function measureCorpus(
  folder: string,
  accept: (article: OldArticle) => void = () => undefined,
): Promise<CorpusResult> {
  const result: CorpusResult = {
    files: 0,
    refused: new Map(),
    lost: new Map(),
    told: new Map(),
    elsewhere: new Map(),
  };
  for await (const article of oldArticles(folder)) {
    result.files += 1;
    const { refused, elsewhere, notices, body, html } = await throughGate(article.text);
    for (const one of refused) count(result.refused, kindOf(one), placeIn(article, one));
    for (const one of elsewhere) count(result.elsewhere, kindOf(one), placeIn(article, one));
    for (const { text } of notices) count(result.told, text, { file: article.from });
    if (html === undefined) continue;
    accept(article);
    const words = lostWords(body, html);
    if (words.length > 0) count(result.lost, words.slice(0, 8).join(' '), { file: article.from });
  }
  return result;
}

/** The kind of a problem: its key, and what was found without the words of the post. */
function kindOf({ key, found }: Finding): string {
  return `${key}: ${found.replaceAll(/"(?:[^"\\]|\\.)*"?(?: \(\d+ characters\))?/g, '"…"')}`;
}

interface PlaceInCorpus {
  file: string;
  line?: number | undefined;
}

function placeIn({ from, linesAdded }: OldArticle, { line }: Finding): PlaceInCorpus {
  return { file: from, line: line && line - linesAdded };
}

function count(kinds: Kinds, kind: string, { file, line }: PlaceInCorpus): void {
  const known = kinds.get(kind);
  if (known) known.files.add(file);
  else kinds.set(kind, { files: new Set([file]), example: line ? `${file}:${line}` : file });
}

function print(title: string, kinds: Kinds, total: number): void {
  const all = new Set([...kinds.values()].flatMap(({ files }) => [...files]));
  console.log(`\n${title}: ${all.size} files (${((100 * all.size) / total).toFixed(1)}%)`);
  const byCount = [...kinds].toSorted(([, a], [, b]) => b.files.size - a.files.size);
  for (const [kind, { files, example }] of byCount)
    console.log(`  ${String(files.size).padStart(5)}  ${kind}  (${example})`);
}
