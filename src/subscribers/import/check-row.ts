import {
  type AddressFault,
  checkEmailAddress,
  type EmailAddress,
  sameMailbox,
} from '../../core/email-address.ts';
import type { ParsedRow, SkippedStatus } from './file-format.ts';

/** Why a row is not taken. */
export type SkipReason =
  | { kind: 'no-address'; fault: AddressFault }
  /** The file has the address before; `line` is where. */
  | { kind: 'twice'; line: number }
  /** By this row, or by another one of the file. */
  | { kind: 'in-file'; status: SkippedStatus }
  /** Resend has it suppressed: it bounced or complained. */
  | { kind: 'suppressed' }
  /** It left here, or wants no mail of this account. */
  | { kind: 'left' }
  /** It stands on the list and stays as it is. */
  | { kind: 'on-the-list' }
  /** It receives newsletters, and none of them is here. */
  | { kind: 'no-newsletter' };

/** A reader who is to be put on the list. */
export interface NewSubscriber {
  address: EmailAddress;
  newsletters: readonly string[];
  agreedAt: Date | undefined;
  page: string | undefined;
  text: string | undefined;
}

/** What is known of addresses, in the form that {@link sameMailbox} gives them. */
export interface ImportContext {
  /** Whom the file says to have left, bounced and so on, anywhere in it. */
  skippedInFile: ReadonlyMap<string, SkippedStatus>;
  /** On which line the file had an address first. */
  lines: ReadonlyMap<string, number>;
  onTheList: { has(mailbox: string): boolean };
  left: { has(mailbox: string): boolean };
  suppressed: { has(mailbox: string): boolean };
  /** Ids of the newsletters that there are. */
  newsletters: readonly string[];
  /** For rows that name none. */
  defaultNewsletters: readonly string[];
}

/** Whether a row's reader is to be put on the list, and if not, why. */
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
  return { take: { address, newsletters, agreedAt, page, text } };
}

function pass(reason: SkipReason): { pass: SkipReason } {
  return { pass: reason };
}
