import type { APIRoute } from 'astro';
import type { MailName } from '../../mail/mail-template.ts';
import { readerMails } from '../../subscribers/mail/reader-mail.ts';
import { renderReaderMail } from '../../subscribers/mail/render-reader-mail.ts';
import { mailTemplate } from '../../mail/render-template.ts';

export function getStaticPaths() {
  return Object.keys(readerMails).map((mail) => ({ params: { mail } }));
}

export const GET: APIRoute<never, { mail: MailName }> = async ({ params }) =>
  Response.json(mailTemplate(await renderReaderMail(readerMails[params.mail])));
