import { endOnClosedPipe } from './closed-pipe.ts';
import { type Command, InvalidSettings, Unfinished, UsageError } from './command.ts';
import { didYouMean } from './did-you-mean.ts';
import { readDotEnv } from '../settings/environment.ts';
import { fileProblem } from './file-problem.ts';

/** Commands by name, in the order of the overview. */
export type Commands = Readonly<Record<string, Command>>;

/**
 * Runs the command of `program` that the first argument names, and prints its output. Returns the exit
 * code: 0 when it is done, 1 when it was refused or failed, 2 for an unknown command, invalid
 * arguments or settings, 4 when the same command has to be run again.
 */
export async function runCommandLine(
  [name = '--help', ...args]: readonly string[],
  { program, commands, notes }: { program: string; commands: Commands; notes?: string },
): Promise<number> {
  endOnClosedPipe();
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command && isHelpFlag(name)) {
    console.log(overview(program, commands, notes));
    return 0;
  }
  if (!command) {
    const hint = didYouMean(name, Object.keys(commands));
    const reason = `${JSON.stringify(name)} is not a command of ${program}.${hint}`;
    console.error(`${reason}\n\n${overview(program, commands, notes)}`);
    return 2;
  }
  return runCommand(command, args);
}

/**
 * Runs the only command of a program; returns the exit code as {@link runCommandLine} does. The process
 * ends when its output pipe closes, unless it is a server, which keeps running without its log.
 */
export async function runCommand(
  command: Command,
  args: readonly string[],
  { isServer = false } = {},
): Promise<number> {
  if (!isServer) endOnClosedPipe();
  if (args.some(isHelpFlag)) {
    console.log(command.help);
    return 0;
  }
  try {
    readDotEnv();
    return await command.run(args);
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${command.help}`);
      return 2;
    }
    console.error(fileProblem(error) ?? (error instanceof Error ? error.message : error));
    if (error instanceof InvalidSettings) return 2;
    return error instanceof Unfinished ? 4 : 1;
  }
}

function isHelpFlag(word: string): boolean {
  return word === '--help' || word === '-h';
}

function overview(program: string, commands: Commands, notes?: string): string {
  const width = Math.max(...Object.keys(commands).map(({ length }) => length));
  const rows = Object.entries(commands).map(([n, { does }]) => `  ${n.padEnd(width)}  ${does}`);
  return [
    `Usage: ${program} -- <command> [options]\n`,
    ...rows,
    `\nTo see the options of a command, run ${program} -- <command> --help`,
    ...(notes ? [`\n${notes}`] : []),
  ].join('\n');
}
