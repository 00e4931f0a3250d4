import { parseArgs, type ParseArgsOptionDescriptor } from 'node:util';
import { didYouMean } from './did-you-mean.ts';

/** An option of a command, as it is parsed and as its help tells it. */
export interface CommandOption extends ParseArgsOptionDescriptor {
  /** What stands for its value in the help, such as `<id>`; absent for a switch. */
  value?: string;
  does: string;
}

type Options = Record<string, CommandOption>;

/** What the command line said, typed by the command's options. */
export type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true }>
>;

/** One command of a program such as `npm run issue`, or all that a program does. */
export interface Command {
  /** One sentence. */
  does: string;
  /** How it is called, and what each option does. */
  help: string;
  /**
   * Does it; what there is to say goes to the console. Gives the exit status: 0, or 1 when it was
   * refused. Throws a {@link UsageError} for arguments that it does not understand, and an Error
   * whose message is for the operator when it fails.
   */
  run(args: readonly string[]): Promise<number>;
}

/** What a command is called with besides options. */
export interface Operand {
  /** Its name in the help: `<issue>`. */
  name: string;
  /** Such as `2025-04-14-daily`. */
  example: string;
  /** The value that a word on the command line stands for; throws a {@link UsageError} for none. */
  read?: (word: string) => string;
}

/** What a program's commands are made of. */
export interface CommandParts<O extends Options> {
  /** Absent where the program has but this one. */
  name?: string;
  operand?: Operand;
  does: string;
  options: O;
  /** What the help says after the options, such as the variables that count. */
  notes?: string;
  run(parsed: Parsed<O>): Promise<number>;
}

/** The command was called wrongly: exit status 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** It is not known what became of it, or it is done in part; the same again goes on: exit status 4. */
export class Unfinished extends Error {
  override name = 'Unfinished';
}

/** Makes a command of `program` whose help and whose parser come from one table of options. */
export function makeCommand<const O extends Options>(
  program: string,
  { name, operand, does, options, notes, run }: CommandParts<O>,
): Command {
  const rows = Object.entries(options).map(
    ([option, { value, does }]) => [`--${option}${value ? ` ${value}` : ''}`, does] as const,
  );
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  const called = [program, ...(name ? ['--', name] : [])].join(' ');
  const said = [name, operand?.name, rows.length > 0 && '[options]'].filter(Boolean);
  return {
    does,
    help: [
      [program, ...(said.length > 0 ? ['--'] : []), ...said].join(' '),
      `\n  ${does}\n`,
      ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
      ...(notes ? [`\n${notes}`] : []),
    ].join('\n'),
    run: (args) => run(parsed([...args], { called, options, operand })),
  };
}

/** What a command line is parsed by. */
interface Grammar<O extends Options> {
  /** The command as it is typed, without its arguments: `npm run issue -- send`. */
  called: string;
  options: O;
  operand: Operand | undefined;
}

function parsed<O extends Options>(
  args: string[],
  { called, options, operand }: Grammar<O>,
): Parsed<O> {
  const result = understood(() => parseArgs({ args, options, allowPositionals: true }), {
    called,
    options: Object.keys(options),
  });
  const [first, second] = result.positionals;
  if (operand && first === undefined)
    throw new UsageError(`${operand.name} is missing; give one, such as ${operand.example}.`);
  const extra = operand ? second : first;
  if (extra === undefined) {
    const { read = (word: string) => word } = operand ?? {};
    return { ...result, positionals: result.positionals.map((word) => read(word)) };
  }
  const without = Object.keys(options).length > 0 ? 'options only' : 'no arguments';
  const takes = operand ? `only one ${operand.name}` : without;
  throw new UsageError(`${JSON.stringify(extra)} is not expected: ${called} takes ${takes}.`);
}

function understood<T>(
  parse: () => T,
  { called, options }: { called: string; options: readonly string[] },
): T {
  try {
    return parse();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const isUnknown =
      error instanceof Error && 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
    if (!isUnknown) throw new UsageError(message, { cause: error });
    const [, option = ''] = /'(-[^']*)'/.exec(message) ?? [];
    const names = options.map((name) => `--${name}`);
    const hint = didYouMean(option, names);
    throw new UsageError(`${option} is not an option of ${called}.${hint}`, { cause: error });
  }
}
