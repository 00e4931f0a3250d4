import type { MailTemplate } from './mail-template.ts';
import { plainText } from './plain-text.ts';

/** An email to one reader, as HTML and as plain text. The plain text is made from `textHtml`. */
export function mailTemplate(mail: {
  subject: string;
  html: string;
  textHtml: string;
}): MailTemplate {
  const { subject, html, textHtml } = mail;
  return { subject, html, text: plainText(textHtml, '') };
}
