import { CALLOUTS, OTHER_KINDS } from '../../../../src/story/loading/callouts.ts';

/**
 * Rewrites the boxes of Python-Markdown, which MkDocs and Pelican use, as HTML: `!!! note "A title"` above lines
 * that are indented by four spaces, and `???` for boxes to open and close. Leaves code alone.
 */
export function admonitionsAsHtml(markdown: string): string {
  return START.test(markdown) ? rewritten(markdown.split('\n')).join('\n') : markdown;
}

const START =
  /^(?<indent> *)(?<mark>!!!|\?\?\?)\+? ?(?<kind>[a-z][\w-]*)[\w -]*?(?: +"(?<title>.*)")?[ \t]*\r?$/im;

const FENCE = /^ *(`{3,}|~{3,})/;

function rewritten(lines: readonly string[]): string[] {
  const result: string[] = [];
  let fence: string | undefined;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const [, ticks] = FENCE.exec(line) ?? [];
    if (fence === undefined ? ticks : ticks?.startsWith(fence))
      fence = fence === undefined ? ticks : undefined;
    const box = fence === undefined ? START.exec(line)?.groups : undefined;
    const content = box ? contentBelow(lines, i, box['indent']?.length ?? 0) : [];
    const isBox = box && (content.length > 0 || box['title']);
    result.push(...(isBox ? boxOf(box, content) : [line]));
    if (isBox) i += content.length;
  }
  return result;
}

/** The lines of a box: those below that are empty, or indented more than its first one. */
function contentBelow(lines: readonly string[], start: number, indent: number): string[] {
  const isOutside = (line: string) =>
    line.trim() !== '' && !/^ {4}|^\t/.test(line.slice(indent)) && !/^\t/.test(line);
  const end = lines.findIndex((line, i) => i > start && isOutside(line));
  const below = lines.slice(start + 1, end < 0 ? lines.length : end);
  const last = below.findLastIndex((line) => line.trim() !== '');
  return below.slice(0, last + 1);
}

function boxOf(box: Partial<Record<string, string>>, content: readonly string[]): string[] {
  const { indent = '', mark, kind = '', title } = box;
  const name = kind.toLowerCase();
  const alert = CALLOUTS[name] ?? OTHER_KINDS[name] ?? 'note';
  // An empty title leaves it out. Without one, the kind is the title, which callouts show anyway.
  const words = title ?? (Object.hasOwn(CALLOUTS, name) && mark === '!!!' ? '' : capitalized(kind));
  const inner = rewritten(
    content.map((line) => line.slice(indent.length).replace(/^ {4}|^\t/, '')),
  );
  const [start, end] =
    mark === '!!!'
      ? [[`<div class="callout ${alert}">`, '', ...(words ? [`**${words}**`, ''] : [])], '</div>']
      : [['<details>', `<summary>${words}</summary>`, ''], '</details>'];
  return ['', ...start, ...inner, '', end, ''].map((line) => (line === '' ? '' : indent + line));
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
