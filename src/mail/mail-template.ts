import { z } from 'zod';
import { escapeXml } from '../core/xml-text.ts';

/** An email as the build renders it, with `{{name}}` in place of what differs for each reader. */
export const mailTemplateSchema = z.strictObject({
  subject: z.string().min(1),
  html: z.string().min(1),
  text: z.string().min(1),
});

export type MailTemplate = z.output<typeof mailTemplateSchema>;

/** The emails to a single reader. */
export type MailName = 'confirmation' | 'welcome' | 'address-change';

/** Reads an email template from the build. Rejects when there is no build. */
export type MailTemplates = (name: MailName) => Promise<MailTemplate>;

/**
 * The email with `values` in place of its placeholders, escaped in the HTML. Throws an Error when a
 * placeholder has no value, since an incomplete email must not be sent.
 */
export function fillTemplate(
  template: MailTemplate,
  values: Readonly<Record<string, string>>,
): MailTemplate {
  const fill = (text: string, shown: (value: string) => string) =>
    text.replaceAll(PLACEHOLDER, (_all, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`the email has no value for {{${name}}}`);
      return shown(value);
    });
  return {
    subject: fill(template.subject, (value) => value),
    html: fill(template.html, escapeXml),
    text: fill(template.text, (value) => value),
  };
}

// Placeholders with three braces are replaced by Resend.
const PLACEHOLDER = /(?<!\{)\{\{([a-zA-Z]+)\}\}(?!\})/g;
