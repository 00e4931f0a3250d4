import { type Audience, resendAudience } from '../../src/providers/resend/resend-audience.ts';
import type { ResendClient } from '../../src/providers/resend/resend-client.ts';
import type { Newsletter } from '../../src/newsletters/newsletter.ts';
import { site } from '../settings/site.ts';
import { Unfinished } from '../command/command.ts';
import { readNewsletters } from '../newsroom/issue/newsletters.ts';

/** Resend gave no answer, or refused to give one; the log says which. */
export class NotAnswered extends Unfinished {
  override name = 'NotAnswered';

  constructor(what = 'It is not complete') {
    super(`Resend did not answer; the line above says why. ${what}: run the same again.`);
  }
}

/** Where our subscribers are kept. Throws {@link NotAnswered}. */
export async function audienceOf(
  resend: ResendClient,
): Promise<{ audience: Audience; newsletters: readonly Newsletter[] }> {
  const newsletters = await readNewsletters();
  const found = await resendAudience(resend, {
    segment: site.newsletter.segment,
    newsletters,
  }).ids();
  if (found.kind !== 'ok') throw new NotAnswered();
  return { audience: found.data, newsletters };
}
