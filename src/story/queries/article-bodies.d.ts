// Made by scripts/build/article-bodies.ts.
declare module '#article-bodies' {
  /** The program of a compiled body, by the name of its file. */
  export function readBody(file: string): string;
}
