/** What a shell reports for a program that SIGPIPE ended: 128 + 13. */
const STATUS = 141;

let isWatched = false;

/**
 * Ends the process without a word when whoever reads its output has gone, as in `… | head`. Other Unix
 * programs do the same; Node.js ignores SIGPIPE, and would print the stack of an EPIPE instead.
 */
export function endOnClosedPipe(): void {
  if (isWatched) return;
  isWatched = true;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(STATUS);
      throw error;
    });
  }
}
