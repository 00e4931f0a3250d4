const WORDS =
  'server reader message protocol header relay domain record address client archive feed signature mailbox sender standard browser engine request answer cache token parser schema editor release draft version network packet latency index query'.split(
    ' ',
  );

/** From the first story to the last one at most, so that none is scheduled. */
const FIVE_YEARS_MS = 5 * 365 * 86_400_000;

/** A random generator for [0, 1) with the same sequence for the same seed (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * `count` article files by path, each with about 250 words, headings, a list, a link and a component. The
 * same count and seed give the same bytes.
 */
export function seededArticles(count: number, seed = 1): Record<string, string> {
  const chance = seededChance(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
  const words = (n: number) => Array.from({ length: n }, () => pick(WORDS)).join(' ');
  const sentence = (n: number) => `${words(n).replace(/^./, (c) => c.toUpperCase())}.`;
  const paragraph = () => Array.from({ length: 4 }, () => sentence(11)).join(' ');

  const apartMs = Math.min(4_000_000, Math.floor(FIVE_YEARS_MS / count));

  const article = (i: number) => {
    const publishedAt = new Date(Date.UTC(2020, 0, 1) + i * apartMs).toISOString();
    return `---
headline: ${sentence(8).slice(0, -1)} ${i}
dek: ${sentence(14)}
publishedAt: "${publishedAt}"
authors: [desk]
topics: [topic-${i % 20}]
---

${paragraph()}

## ${sentence(4)}

${paragraph()} See [the *standard*](/topics/topic-1/) and **${words(2)}**.

- ${sentence(9)}
- ${sentence(9)}
- ${sentence(9)}

<Callout title="${words(3)}">

${sentence(20)}

</Callout>

## ${sentence(4)}

${paragraph()} ${paragraph()}
`;
  };
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`content/articles/story-${i}.mdx`, article(i)]),
  );
}
