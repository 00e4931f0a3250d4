import { spawnSync } from 'node:child_process';

/**
 * Whether a system program runs. If not, prints one line that names what is `skipped`.
 * `question` is an argument with which it exits with 0.
 */
export function hasProgram(program: string, question: string, skipped: string): boolean {
  const isHere = spawnSync(program, [question]).status === 0;
  if (!isHere) console.log(`skipped: ${skipped} (${program} is not installed)`);
  return isHere;
}
