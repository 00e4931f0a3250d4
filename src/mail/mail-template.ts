import { z } from 'zod';
import { escapeXml } from '../core/xml-text.ts';

/** A mail as the build renders it, with `{{name}}` where something of the reader's own comes in. */
export const mailTemplateSchema = z.strictObject({
  subject: z.string().min(1),
  html: z.string().min(1),
  text: z.string().min(1),
});

export type MailTemplate = z.output<typeof mailTemplateSchema>;

/** The mails that go to one reader. */
export type MailName = 'confirmation' | 'welcome' | 'address-change';

/** Gives the mails as the build rendered them. Rejects when there is no build. */
export type MailTemplates = (name: MailName) => Promise<MailTemplate>;

/**
 * The mail with `values` in place of its placeholders, escaped in its HTML. Throws an Error when it
 * has a placeholder that no value is for: a mail with a hole in it must not go out.
 */
export function fillTemplate(
  template: MailTemplate,
  values: Readonly<Record<string, string>>,
): MailTemplate {
  const fill = (text: string, shown: (value: string) => string) =>
    text.replaceAll(PLACEHOLDER, (_all, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`the mail has no value for {{${name}}}`);
      return shown(value);
    });
  return {
    subject: fill(template.subject, (value) => value),
    html: fill(template.html, escapeXml),
    text: fill(template.text, (value) => value),
  };
}

// Resend's own placeholders have three braces, and are not for us to fill.
const PLACEHOLDER = /(?<!\{)\{\{([a-zA-Z]+)\}\}(?!\})/g;
