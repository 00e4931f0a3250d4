import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { ReaderMail } from './reader-mail.ts';
import ReaderMailHtml from './ReaderMail.astro';
import ReaderMailText from './ReaderMailText.astro';

/** A mail to one reader. `textHtml` is what its plain text is made from. */
export async function renderReaderMail(
  mail: ReaderMail,
): Promise<{ subject: string; html: string; textHtml: string }> {
  const container = await AstroContainer.create();
  const props = { mail };
  return {
    subject: mail.subject,
    // Not partial: a partial one has no doctype.
    html: await container.renderToString(ReaderMailHtml, { props, partial: false }),
    textHtml: await container.renderToString(ReaderMailText, { props }),
  };
}
