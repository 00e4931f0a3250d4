import { contacts, suppressions } from '../../src/providers/resend/account-lists.ts';
import { eachEntry } from '../../src/providers/resend/each-entry.ts';
import type { Audience } from '../../src/providers/resend/resend-audience.ts';
import type { ResendClient } from '../../src/providers/resend/resend-client.ts';
import { parseEmailAddress, sameMailbox } from '../../src/core/email-address.ts';
import type { Known } from '../../src/subscribers/import/judge-row.ts';
import type { RowReading, PassedStatus } from '../../src/subscribers/import/file-kind.ts';
import { NotAnswered } from './audience.ts';

/** Who stands where at Resend, as sets of mailboxes. Throws {@link NotAnswered}. */
export async function knownAtResend(
  resend: ResendClient,
  { segmentId }: Audience,
): Promise<Pick<Known, 'onTheList' | 'left' | 'suppressed'>> {
  const [onTheList, left, suppressed] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const outcomes = [
    await eachEntry(resend, contacts(), ({ email, unsubscribed }) => {
      if (unsubscribed) left.add(sameMailbox(email));
    }),
    await eachEntry(resend, contacts(segmentId), ({ email }) => {
      onTheList.add(sameMailbox(email));
    }),
    await eachEntry(resend, suppressions, ({ email }) => {
      suppressed.add(sameMailbox(email));
    }),
  ];
  if (outcomes.some(({ kind }) => kind !== 'ok')) throw new NotAnswered('Nothing was changed');
  return { onTheList, left, suppressed };
}

/** What a file says of its addresses when it is read once, before any row is judged. */
export function knownInFile() {
  const passedInFile = new Map<string, PassedStatus>();
  const lines = new Map<string, number>();
  return {
    passedInFile,
    lines,
    note({ address, status }: RowReading, line: number): void {
      // In the form in which rows are judged: an IDN and its ASCII form are one mailbox.
      const mailbox = sameMailbox(parseEmailAddress(address) ?? address);
      if (status !== 'subscribed') passedInFile.set(mailbox, status);
      else if (!lines.has(mailbox)) lines.set(mailbox, line);
    },
  };
}
