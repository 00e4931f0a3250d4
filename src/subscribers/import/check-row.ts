import {
  type AddressFault,
  checkEmailAddress,
  type EmailAddress,
  sameMailbox,
} from '../../core/email-address.ts';
import type { ParsedRow, SkippedStatus } from './file-format.ts';

/** Why a row is skipped. */
export type SkipReason =
  | { kind: 'no-address'; fault: AddressFault }
  /** `line` is where the file has the address first. */
  | { kind: 'twice'; line: number }
  /** According to this row or another row of the file. */
  | { kind: 'in-file'; status: SkippedStatus }
  /** The provider suppresses it after a bounce or a complaint. */
  | { kind: 'suppressed' }
  /** It unsubscribed here, or from everything in the account. */
  | { kind: 'left' }
  /** It is on the list already and does not change. */
  | { kind: 'on-the-list' }
  /** None of its newsletters exist here. */
  | { kind: 'no-newsletter' }
  /** Its date is invalid or ambiguous. */
  | { kind: 'unreadable-date' };

/** A reader to import. */
export interface NewSubscriber {
  address: EmailAddress;
  newsletters: readonly string[];
  agreedAt: Date | undefined;
  page: string | undefined;
  text: string | undefined;
}

/** What is known about addresses, keyed by {@link sameMailbox}. */
export interface ImportContext {
  /** Addresses that any row of the file marks as unsubscribed, bounced and so on. */
  skippedInFile: ReadonlyMap<string, SkippedStatus>;
  /** The first line of each address. */
  lines: ReadonlyMap<string, number>;
  onTheList: { has(mailbox: string): boolean };
  left: { has(mailbox: string): boolean };
  suppressed: { has(mailbox: string): boolean };
  /** Ids of the existing newsletters. */
  newsletters: readonly string[];
  /** For rows that name no newsletter. */
  defaultNewsletters: readonly string[];
}

/** Decides whether to import the reader of a row. */
export function checkRow(
  reading: ParsedRow,
  line: number,
  known: ImportContext,
): { take: NewSubscriber } | { pass: SkipReason } {
  const check = checkEmailAddress(reading.address);
  if ('fault' in check) return pass({ kind: 'no-address', fault: check.fault });
  const { address } = check;
  const mailbox = sameMailbox(address);

  if (reading.status !== 'subscribed') {
    return pass({ kind: 'in-file', status: reading.status });
  }
  const elsewhere = known.skippedInFile.get(mailbox);
  if (elsewhere) return pass({ kind: 'in-file', status: elsewhere });
  const first = known.lines.get(mailbox) ?? line;
  if (first !== line) return pass({ kind: 'twice', line: first });

  if (known.suppressed.has(mailbox)) return pass({ kind: 'suppressed' });
  if (known.left.has(mailbox)) return pass({ kind: 'left' });
  if (known.onTheList.has(mailbox)) return pass({ kind: 'on-the-list' });

  const named = reading.newsletters ?? known.defaultNewsletters;
  const newsletters = named.filter((id) => known.newsletters.includes(id));
  if (newsletters.length === 0) return pass({ kind: 'no-newsletter' });
  const { agreedAt, page, text } = reading;
  if (agreedAt === 'unreadable') return pass({ kind: 'unreadable-date' });
  return { take: { address, newsletters, agreedAt, page, text } };
}

function pass(reason: SkipReason): { pass: SkipReason } {
  return { pass: reason };
}
