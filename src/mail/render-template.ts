import type { MailTemplate } from './mail-template.ts';
import { plainText } from './plain-text.ts';

/** A mail to one reader in both of its forms; the plain text is made of the HTML `textHtml`. */
export function mailTemplate(mail: {
  subject: string;
  html: string;
  textHtml: string;
}): MailTemplate {
  const { subject, html, textHtml } = mail;
  return { subject, html, text: plainText(textHtml, '') };
}
