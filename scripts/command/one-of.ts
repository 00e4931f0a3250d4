import { UsageError } from './command.ts';
import { didYouMean } from './did-you-mean.ts';

/** The name of an option or an operand in the help. */
type Argument = `--${string}` | `<${string}>`;

/**
 * Returns the entry of `known` that the value of an argument names. Throws a UsageError for another value,
 * or for none.
 */
export function oneOf<Name extends string>(
  option: Argument,
  value: string | undefined,
  known: readonly Name[],
): Name {
  return known.find((name) => name === value) ?? notOneOf(option, value, known);
}

/** Throws the UsageError for a value of an argument that is not among those that exist. */
export function notOneOf(
  option: Argument,
  value: string | undefined,
  known: readonly string[],
): never {
  const all = known.join(', ');
  if (value === undefined) throw new UsageError(`${option} is required: one of ${all}.`);
  throw new UsageError(
    `${option} must be one of ${all}; found ${JSON.stringify(value)}.${didYouMean(value, known)}`,
  );
}
