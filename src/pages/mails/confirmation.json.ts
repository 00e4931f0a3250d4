import type { APIRoute } from 'astro';
import { renderConfirmationMail } from '../../emails/render-confirmation-mail.ts';
import { mailTemplate } from '../../feeds/mail-template.ts';

export const GET: APIRoute = async () =>
  Response.json(mailTemplate(await renderConfirmationMail({ link: '{{link}}' })));
