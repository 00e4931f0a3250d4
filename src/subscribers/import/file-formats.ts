import { buttondown } from './buttondown.ts';
import type { FileFormat } from './file-format.ts';
import { ghost } from './ghost.ts';
import { mailchimp } from './mailchimp.ts';
import { own } from './broadsheet.ts';
import { substack } from './substack.ts';

/** The kinds that are known, by what `--from` calls them. */
export const fileFormats = {
  broadsheet: own,
  buttondown,
  ghost,
  mailchimp,
  substack,
} as const satisfies Record<string, FileFormat>;

export type FileFormatId = keyof typeof fileFormats;

export function isFileFormatId(id: string): id is FileFormatId {
  return Object.hasOwn(fileFormats, id);
}

/** The kind that a file with these columns is of; `undefined` when none or several claim it. */
export function detectFormat(columns: readonly string[]): FileFormatId | undefined {
  const set = new Set(columns);
  const claims = Object.keys(fileFormats)
    .filter(isFileFormatId)
    .filter((id) => fileFormats[id].isOf(set));
  return claims.length === 1 ? claims[0] : undefined;
}
