import { compileBody } from '../../../src/story/loading/compile-body.ts';

const SENTENCE =
  'A sentence with *emphasis*, "quotation marks", `code` and a [link](https://example.org/).';

/** Bodies in which each check has much to do, by what they contain at a size of 1. */
export const LARGE: Readonly<Record<string, (size: number) => string>> = {
  'a text of 1 MB': (size) =>
    times(11_000 * size, (i) => `${i % 20 === 0 ? `## Part ${i}\n\n` : ''}${SENTENCE}`, '\n\n'),
  '5,000 links': (size) => times(5000 * size, (i) => `[a](https://example.org/${i})`, '\n\n'),
  '5,000 links in a paragraph': (size) =>
    times(5000 * size, (i) => `<a href="/b/">https://example.org/${i}</a>`, ' '),
  '2,000 footnotes': (size) =>
    `${times(2000 * size, (i) => `A[^${i}].`, '\n\n')}\n\n${times(2000 * size, (i) => `[^${i}]: B.`, '\n')}`,
  '5,000 rows': (size) =>
    `| a | b |\n| - | - |\n${times(5000 * size, (i) => `| ${i} | "c" |`, '\n')}`,
  '5,000 headings': (size) => times(5000 * size, (i) => `## Part ${i}\n\n[a](#part-${i})`, '\n\n'),
  '20,000 quotation marks': (size) => times(10_000 * size, () => '"a"', ' '),
  '5,000 dead links': (size) => times(5000 * size, (i) => `[a](example.org/${i})`, '\n\n'),
  '5,000 dead links in a paragraph': (size) =>
    times(5000 * size, (i) => `[a](example.org/${i})`, ' '),
  '5,000 rows with too many cells': (size) =>
    `| a |\n| - |\n${times(5000 * size, (i) => `| ${i} | b |`, '\n')}`,
};

function times(count: number, write: (i: number) => string, separator: string): string {
  return Array.from({ length: count }, (_, i) => write(i)).join(separator);
}

/** A body of twice the size may take this many times as long; with the square, it takes four times as long. */
const MOST = 3;

/** Faster ones differ by chance. */
const MEASURABLE_MS = 200;

/**
 * Prints how long large bodies are checked and compiled, and half of each. Returns whether no check takes time
 * with the square of the size. Each is the least CPU time of `runs`.
 */
export async function benchLargeFiles(runs = 5): Promise<boolean> {
  let isLinear = true;
  console.log(`${'body'.padEnd(34)}format  half     whole    ratio`);
  for (const [kind, write] of Object.entries(LARGE)) {
    for (const file of ['a.md', 'a.mdx']) {
      const [half, whole] = [
        await leastMs(file, write(0.5), runs),
        await leastMs(file, write(1), runs),
      ];
      const ratio = whole / half;
      if (whole > MEASURABLE_MS && ratio > MOST) isLinear = false;
      const cells = [file.slice(2).padEnd(8), ms(half), ms(whole), `× ${ratio.toFixed(2)}`];
      console.log(kind.padEnd(34) + cells.join(''));
    }
  }
  return isLinear;
}

async function leastMs(file: string, body: string, runs: number): Promise<number> {
  const all: number[] = [];
  for (let run = 0; run < runs; run++) {
    const { user, system } = process.cpuUsage();
    await compileBody(file, body, 0);
    const used = process.cpuUsage({ user, system });
    all.push((used.user + used.system) / 1000);
  }
  return Math.min(...all);
}

function ms(time: number): string {
  return `${Math.round(time)} ms`.padEnd(9);
}
