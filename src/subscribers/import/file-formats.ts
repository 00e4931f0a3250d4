import { buttondown } from './buttondown.ts';
import type { FileFormat } from './file-format.ts';
import { ghost } from './ghost.ts';
import { mailchimp } from './mailchimp.ts';
import { broadsheet } from './broadsheet.ts';
import { plainList } from './plain-list.ts';
import { substack } from './substack.ts';

/** The supported formats by their `--from` value. */
export const fileFormats = {
  broadsheet,
  buttondown,
  ghost,
  mailchimp,
  plain: plainList,
  substack,
} as const satisfies Record<string, FileFormat>;

export type FileFormatId = keyof typeof fileFormats;

export function isFileFormatId(id: string): id is FileFormatId {
  return Object.hasOwn(fileFormats, id);
}

/** Detects the format from the columns; `undefined` if none or several match. */
export function detectFormat(columns: readonly string[]): FileFormatId | undefined {
  const set = new Set(columns);
  const matching = Object.keys(fileFormats)
    .filter(isFileFormatId)
    .filter((id) => fileFormats[id].matches(set));
  return matching.length === 1 ? matching[0] : undefined;
}
