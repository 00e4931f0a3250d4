import { buttondown } from './buttondown.ts';
import { ghost } from './ghost.ts';
import { mailchimp } from './mailchimp.ts';
import { own } from './own-file.ts';
import { substack } from './substack.ts';

/** A row by the names of its columns, which are in lower case and without white space around them. */
export type Row = Readonly<Record<string, string>>;

/** Why a row's reader is no subscriber, as the file itself says. */
export type Standing = 'left' | 'bounced' | 'complained' | 'unconfirmed' | 'blocked' | 'unknown';

/** What a row says of one reader. */
export interface RowReading {
  /** As it is written. */
  address: string;
  standing: 'subscribed' | Standing;
  /** When the reader agreed; `undefined` where the file does not tell. */
  agreedAt: Date | undefined;
  /** The rest is told by our own files alone. */
  newsletters?: readonly string[];
  page?: string;
  text?: string;
}

/** A kind of file that holds subscribers. */
export interface FileKind {
  /** Of the service that wrote it. */
  name: string;
  /** Whether a file with these columns is of this kind. */
  isOf(columns: ReadonlySet<string>): boolean;
  /** `fileName` is the name without its folder, in lower case. */
  read(row: Row, fileName: string): RowReading;
}

/** The kinds that are known, by what `--from` calls them. */
export const fileKinds = {
  broadsheet: own,
  buttondown,
  ghost,
  mailchimp,
  substack,
} as const satisfies Record<string, FileKind>;

export type FileKindId = keyof typeof fileKinds;

export function isFileKindId(id: string): id is FileKindId {
  return Object.hasOwn(fileKinds, id);
}

/** The kind that a file with these columns is of; `undefined` when none or several claim it. */
export function kindOf(columns: readonly string[]): FileKindId | undefined {
  const set = new Set(columns);
  const claims = Object.keys(fileKinds)
    .filter(isFileKindId)
    .filter((id) => fileKinds[id].isOf(set));
  return claims.length === 1 ? claims[0] : undefined;
}
