import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import ConfirmationMail from './ConfirmationMail.astro';
import ConfirmationText from './ConfirmationText.astro';
import { confirmationMailWords } from './confirmation-mail-words.ts';

/** The mail that asks for a confirmation. `textHtml` is what its plain text is made from. */
export async function renderConfirmationMail(props: {
  link: string;
}): Promise<{ subject: string; html: string; textHtml: string }> {
  const container = await AstroContainer.create();
  return {
    subject: confirmationMailWords.subject,
    // Not partial: a partial one has no doctype.
    html: await container.renderToString(ConfirmationMail, { props, partial: false }),
    textHtml: await container.renderToString(ConfirmationText, { props }),
  };
}
