import { spawnSync } from 'node:child_process';

/**
 * Whether a program of the system runs; where it does not, one line names what is `skipped`.
 * `question` is an argument that it answers with status 0.
 */
export function hasProgram(program: string, question: string, skipped: string): boolean {
  const isHere = spawnSync(program, [question]).status === 0;
  if (!isHere) console.log(`skipped: ${skipped} (${program} is not installed)`);
  return isHere;
}
