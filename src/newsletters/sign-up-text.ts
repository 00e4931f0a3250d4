import { z } from 'zod';
import { prose } from '../articles/prose.ts';
import { lineForMail } from '../core/text.ts';

/** How many of the newest stories the welcome email lists, if its own text does not say. */
export const WELCOME_STORIES = 3;

/** Characters of a subject. Mail programs cut off more. */
const MOST_SUBJECT = 90;

const subject = lineForMail(MOST_SUBJECT).refine((text) => !text.includes('{{'), {
  error: 'text without braces: the subject is the same for all readers',
});

/**
 * The front matter of the publisher's own words around a sign-up, by the name of their file in
 * content/newsletters/: in the confirmation email, the welcome email and the sign-up form.
 */
export const signUpTextSchemas = {
  confirmation: z.strictObject({ subject }),
  welcome: z.strictObject({
    subject,
    /** How many of the newest stories it lists. */
    stories: z
      .int({ error: 'a number of stories' })
      .min(0, { error: '0 or more' })
      .max(10, { error: 'at most 10' })
      .default(WELCOME_STORIES),
  }),
  join: z.strictObject({ heading: prose(60), button: prose(30).optional() }),
};

export type SignUpTextName = keyof typeof signUpTextSchemas;

export function isSignUpTextName(name: string): name is SignUpTextName {
  return name in signUpTextSchemas;
}

/** What the worker replaces in the text of an email, for each reader. The form has nothing to replace. */
const MAIL_VALUES = ['{{newsletters}}'];

/** The first text in two braces that nothing replaces in that file: `{{name}}`. */
export function unknownValue(name: SignUpTextName, text: string): string | undefined {
  const values = name === 'join' ? [] : MAIL_VALUES;
  return text.match(/\{\{[^{}]*\}\}/g)?.find((value) => !values.includes(value));
}
