import { z } from 'zod';
import { refuse } from './answers.ts';
import type { Answer } from './answers.ts';

/** The body parsed by its schema, or the 422 response that Resend would send. */
export function parseBody<S extends z.ZodType>(
  schema: S,
  body: unknown,
): { value: z.output<S> } | { refusal: Answer } {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return { value: parsed.data };

  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') || 'body';
  const missing = issue !== undefined && issue.path.length > 0 && isAbsent(body, issue.path);
  return {
    refusal: missing
      ? refuse(422, 'missing_required_field', `Missing \`${field}\` field.`)
      : refuse(422, 'validation_error', `Invalid \`${field}\` field. ${issue?.message ?? ''}`),
  };
}

/** One string or several, always as a list. */
export const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value));

/** The same, but optional. */
export const anyNumber = oneOrMore.nullish().transform((value) => value ?? []);

function isAbsent(body: unknown, path: PropertyKey[]): boolean {
  let value: unknown = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return false;
    value = Reflect.get(value, key);
  }
  return value === undefined || value === null;
}
