import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { RenderedMail } from '../domain/subscription.ts';
import ConfirmationMail from './ConfirmationMail.astro';
import { confirmationMailText, confirmationMailWords } from './confirmation-mail-words.ts';

/** The mail that asks for a confirmation. The same link gives the same mail, to the byte. */
export async function renderConfirmationMail({ link }: { link: string }): Promise<RenderedMail> {
  // One for each mail, since a container keeps a route of everything it renders.
  const container = await AstroContainer.create();
  return {
    subject: confirmationMailWords.subject,
    // Not partial: a partial one has no doctype.
    html: await container.renderToString(ConfirmationMail, { props: { link }, partial: false }),
    text: confirmationMailText(link),
  };
}
