import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { ReaderMail } from './reader-mail.ts';
import ReaderMailHtml from './ReaderMail.astro';
import ReaderMailText from './ReaderMailText.astro';

/** Renders an email to one reader. `textHtml` is the source of its plain text. */
export async function renderReaderMail(
  mail: ReaderMail,
): Promise<{ subject: string; html: string; textHtml: string }> {
  const container = await AstroContainer.create();
  const props = { mail };
  return {
    subject: mail.subject,
    // A partial page would have no doctype.
    html: await container.renderToString(ReaderMailHtml, { props, partial: false }),
    textHtml: await container.renderToString(ReaderMailText, { props }),
  };
}
