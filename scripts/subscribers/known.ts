import { parseEmailAddress, sameMailbox } from '../../src/core/email-address.ts';
import type { SkippedStatus, ParsedRow } from '../../src/subscribers/import/file-format.ts';
import type { ImportContext } from '../../src/subscribers/import/check-row.ts';
import type { SubscriberListing } from '../../src/subscribers/subscriber-listing.ts';
import { dataOf } from './not-answered.ts';

/** What the provider knows about addresses, as sets of mailboxes. Throws a NotAnswered. */
export async function knownAtProvider(
  listing: SubscriberListing,
): Promise<Pick<ImportContext, 'onTheList' | 'left' | 'suppressed'>> {
  const [onTheList, left, suppressed] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const into = (set: Set<string>) => (email: string) => void set.add(sameMailbox(email));
  const what = 'Nothing was changed';
  dataOf(await listing.eachUnsubscribed(into(left)), what);
  dataOf(await listing.eachListed(into(onTheList)), what);
  dataOf(await listing.eachSuppressed(into(suppressed)), what);
  return { onTheList, left, suppressed };
}

/** What a file says about its addresses, collected before any row is judged. */
export function knownInFile() {
  const skippedInFile = new Map<string, SkippedStatus>();
  const lines = new Map<string, number>();
  return {
    skippedInFile,
    lines,
    note({ address, status }: ParsedRow, line: number): void {
      // The form that checkRow compares: an IDN and its ASCII form are one mailbox.
      const mailbox = sameMailbox(parseEmailAddress(address) ?? address);
      if (status !== 'subscribed') skippedInFile.set(mailbox, status);
      else if (!lines.has(mailbox)) lines.set(mailbox, line);
    },
  };
}
