import { isCancel } from '@clack/prompts';

/** The answer to a question. Throws an Error if the user canceled it, with Ctrl+C or Escape. */
export function answered<T>(answer: T): Exclude<T, symbol> {
  if (isCancel(answer)) throw new Error('Canceled. Nothing was written.');
  // `isCancel` does not narrow a generic type; the only symbol is that of a canceled question.
  return answer as Exclude<T, symbol>;
}
