/** A row by the names of its columns, which are in lower case and without white space around them. */
export type Row = Readonly<Record<string, string>>;

/** What a file says of an address. */
export type SubscriberStatus =
  'subscribed' | 'left' | 'bounced' | 'complained' | 'unconfirmed' | 'blocked' | 'unknown';

/** Why the address of a row is not on the list, as the file itself says. */
export type SkippedStatus = Exclude<SubscriberStatus, 'subscribed'>;

/** What a row says of one reader. */
export interface ParsedRow {
  /** As it is written. */
  address: string;
  status: SubscriberStatus;
  /** When the reader agreed; `undefined` where the file does not tell. */
  agreedAt: Date | undefined;
  /** The rest is told by our own files alone. */
  newsletters?: readonly string[];
  page?: string;
  text?: string;
}

/** A kind of file that holds subscribers. */
export interface FileFormat {
  /** Of the service that wrote it. */
  name: string;
  /** Whether a file with these columns is of this kind. */
  isOf(columns: ReadonlySet<string>): boolean;
  /** `fileName` is the name without its folder, in lower case. */
  read(row: Row, fileName: string): ParsedRow;
}
