import { buttondown } from './buttondown.ts';
import type { FileKind } from './file-kind.ts';
import { ghost } from './ghost.ts';
import { mailchimp } from './mailchimp.ts';
import { own } from './own-file.ts';
import { substack } from './substack.ts';

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
