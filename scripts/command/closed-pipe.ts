/** The exit code that a shell reports for a process ended by SIGPIPE: 128 + 13. */
const SIGPIPE_EXIT_CODE = 141;

let isWatched = false;

/**
 * Ends the process silently when the reader of its output closes the pipe, as in `… | head`. Other Unix
 * programs do the same; Node.js ignores SIGPIPE and would print the stack of an EPIPE error.
 */
export function endOnClosedPipe(): void {
  if (isWatched) return;
  isWatched = true;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(SIGPIPE_EXIT_CODE);
      throw error;
    });
  }
}
