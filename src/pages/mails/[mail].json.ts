import type { APIRoute } from 'astro';
import type { MailName } from '../../domain/mail-template.ts';
import { readerMails } from '../../emails/reader-mail.ts';
import { renderReaderMail } from '../../emails/render-reader-mail.ts';
import { mailTemplate } from '../../feeds/mail-template.ts';

export function getStaticPaths() {
  return Object.keys(readerMails).map((mail) => ({ params: { mail } }));
}

export const GET: APIRoute<never, { mail: MailName }> = async ({ params }) =>
  Response.json(mailTemplate(await renderReaderMail(readerMails[params.mail])));
