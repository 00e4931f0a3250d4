import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a program and the programs that it started took. */
export interface Taken {
  wallMs: number;
  /** Of user and system, on all cores. */
  cpuMs: number;
  output: string;
}

/** The format of Bash's `time`: seconds of the clock, of the user and of the system. */
const TIME = 'TIMEFORMAT="%R %U %S"; time "$@"';

/** Runs a program in `cwd`. Throws an Error with its output if it fails. Needs Bash. */
export async function timed(
  cwd: string,
  [program, ...args]: readonly [string, ...string[]],
  env: Readonly<Record<string, string>> = {},
): Promise<Taken> {
  const { stdout, stderr } = await promisify(execFile)(
    'bash',
    ['-c', TIME, 'time', program, ...args],
    { cwd, env: { ...process.env, ...env }, maxBuffer: 2 ** 26 },
  );
  const [wall = NaN, user = NaN, system = NaN] =
    stderr.trimEnd().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return { wallMs: wall * 1000, cpuMs: (user + system) * 1000, output: stdout };
}
