import { parseArgs, type ParseArgsOptionDescriptor } from 'node:util';
import { didYouMean } from './did-you-mean.ts';

/** An option of a command, for the parser and for the help. */
export interface CommandOption extends ParseArgsOptionDescriptor {
  /** The placeholder for its value in the help, such as `<id>`; absent for a flag. */
  value?: string;
  does: string;
}

type Options = Record<string, CommandOption>;

/** The parsed command line, typed by the command's options. */
export type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true }>
>;

/** One command of a program such as `npm run issue`, or the only command of a program. */
export interface Command {
  /** One sentence. */
  does: string;
  /** Its usage, and what each option does. */
  help: string;
  /**
   * Runs the command and prints its output to the console. Returns the exit code: 0, or 1 when it was
   * refused. Throws a {@link UsageError} for invalid arguments, and an Error with a message for the
   * operator when it fails.
   */
  run(args: readonly string[]): Promise<number>;
}

/** The argument of a command that is not an option. */
export interface Operand {
  /** Its name in the help: `<issue>`. */
  name: string;
  /** An example value, such as `2025-04-14-daily`. */
  example: string;
  isOptional?: true;
  /** Parses the argument; throws a {@link UsageError} if it is invalid. */
  read?: (word: string) => string;
}

/** The definition of a command. */
export interface CommandParts<O extends Options> {
  /** Absent if it is the only command of the program. */
  name?: string;
  operands?: readonly Operand[];
  does: string;
  options: O;
  /** Text after the options in the help, such as the environment variables that apply. */
  notes?: string;
  run(parsed: Parsed<O>): Promise<number>;
}

/** The arguments are invalid: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** A setting is invalid, with one line for each: exit code 2. */
export class InvalidSettings extends Error {
  override name = 'InvalidSettings';

  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(problems.join('\n'), options);
  }
}

/** The outcome is unknown or incomplete; running the same command again continues: exit code 4. */
export class Unfinished extends Error {
  override name = 'Unfinished';
}

/** Makes a command of `program`. Its help and its parser come from one table of options. */
export function makeCommand<const O extends Options>(
  program: string,
  { name, operands = [], does, options, notes, run }: CommandParts<O>,
): Command {
  const rows = Object.entries(options).map(
    ([option, { value, does }]) => [`--${option}${value ? ` ${value}` : ''}`, does] as const,
  );
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  const called = [program, ...(name ? ['--', name] : [])].join(' ');
  const words = operands.map((one) => (one.isOptional ? `[${one.name}]` : one.name));
  const usage = [name, ...words, rows.length > 0 && '[options]'].filter(Boolean);
  return {
    does,
    help: [
      ['Usage:', program, ...(usage.length > 0 ? ['--'] : []), ...usage].join(' '),
      `\n  ${does}\n`,
      ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
      ...(notes ? [`\n${notes}`] : []),
    ].join('\n'),
    run: (args) => run(parse([...args], { called, options, operands })),
  };
}

/** What the parser needs to know about a command. */
interface Grammar<O extends Options> {
  /** The command as typed, without arguments: `npm run issue -- send`. */
  called: string;
  options: O;
  operands: readonly Operand[];
}

function parse<O extends Options>(
  args: string[],
  { called, options, operands }: Grammar<O>,
): Parsed<O> {
  const parsed = orUsageError(() => parseArgs({ args, options, allowPositionals: true }), {
    called,
    options: Object.keys(options),
  });
  const words = parsed.positionals;
  const blank = words.findIndex((word) => word.trim() === '');
  const missing = operands[blank < 0 ? words.length : blank];
  if (missing && !missing.isOptional)
    throw new UsageError(`${missing.name} is required, such as ${missing.example}.`);
  const extra = words[operands.length];
  if (extra === undefined) {
    return { ...parsed, positionals: words.map((word, i) => operands[i]?.read?.(word) ?? word) };
  }
  const without = Object.keys(options).length > 0 ? 'only options' : 'no arguments';
  const names = operands.map(({ name }) => name).join(' and ');
  const takes = operands.length > 0 ? `only ${operands.length > 1 ? '' : 'one '}${names}` : without;
  throw new UsageError(`Unexpected argument ${JSON.stringify(extra)}: ${called} takes ${takes}.`);
}

function orUsageError<T>(
  parse: () => T,
  { called, options }: { called: string; options: readonly string[] },
): T {
  try {
    return parse();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const isUnknown =
      error instanceof Error && 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
    if (!isUnknown) throw new UsageError(valueProblem(message), { cause: error });
    const [, option = ''] = /'(-[^']*)'/.exec(message) ?? [];
    const names = options.map((name) => `--${name}`);
    const hint = didYouMean(option, names);
    throw new UsageError(`${option} is not an option of ${called}.${hint}`, { cause: error });
  }
}

/** What Node.js says about the value of an option, in the words of the other messages. */
function valueProblem(message: string): string {
  const [, option = ''] = /'(?:-\w, )?(--?[\w-]+)/.exec(message) ?? [];
  if (/argument missing/.test(message)) return `${option} needs a value.`;
  if (/is ambiguous/.test(message))
    return `${option} needs a value. One that starts with a dash is written as ${option}=-x.`;
  return /does not take an argument/.test(message) ? `${option} takes no value.` : message;
}
