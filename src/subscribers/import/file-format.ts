/** A row by column name. Names are in lower case and trimmed. */
export type Row = Readonly<Record<string, string>>;

/** The status of an address in a file. */
export type SubscriberStatus =
  'subscribed' | 'left' | 'bounced' | 'complained' | 'unconfirmed' | 'blocked' | 'unknown';

/** The statuses that keep a row from being imported. */
export type SkippedStatus = Exclude<SubscriberStatus, 'subscribed'>;

/** One parsed row. */
export interface ParsedRow {
  /** As written in the file. */
  address: string;
  status: SubscriberStatus;
  /** When the reader agreed; `undefined` if the file does not say. */
  agreedAt: Date | 'unreadable' | undefined;
  /** Only our own files have these. */
  newsletters?: readonly string[];
  page?: string;
  text?: string;
}

/** A format of subscriber files. */
export interface FileFormat {
  /** Name of the service that exports it. */
  name: string;
  /** Whether a file with these columns has this format. */
  matches(columns: ReadonlySet<string>): boolean;
  /** Parses a row. `fileName` is the base name in lower case. */
  parse(row: Row, fileName: string): ParsedRow;
}
