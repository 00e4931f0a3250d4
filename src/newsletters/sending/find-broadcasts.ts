import type { Answer, Broadcast, Broadcaster, BroadcastEntry, Mailing } from './broadcaster.ts';
import type { LedgerEntry } from './issue-ledger.ts';

/** The name by which every machine finds the mailings of an issue. */
export function mailingName(issueId: string): string {
  return `issue/${issueId}`;
}

/** The issue of a mailing with this name; `undefined` if the mailing is not ours. */
export function issueNamed(name: string): string | undefined {
  const prefix = mailingName('');
  return name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
}

/** The mailings of an issue at Resend. */
export interface FoundBroadcasts {
  /** Oldest first. */
  found: BroadcastEntry[];
  /** Ids in the ledger that Resend does not have: removed elsewhere, or not listed yet. */
  hidden: string[];
}

/**
 * Every mailing of this name, and those in the ledger that the list does not have: the list may lag,
 * or somebody renamed one.
 */
export async function findBroadcasts(
  name: string,
  entries: readonly LedgerEntry[],
  broadcaster: Broadcaster,
): Promise<Answer<FoundBroadcasts>> {
  const all = await broadcaster.all();
  if (all.kind !== 'ok') return all;
  const found = all.data.filter((entry) => entry.name === name);
  const hidden: string[] = [];

  for (const id of unremoved(entries)) {
    if (found.some((entry) => entry.id === id)) continue;
    const known = await broadcaster.get(id);
    if (known.kind === 'ok') found.push(known.data);
    else if (known.kind === 'not-found') hidden.push(id);
    else return known;
  }
  return { kind: 'ok', data: { found: found.toSorted(oldestFirst), hidden } };
}

/** Whether it is what would be sent, to the same readers. */
export function holds(broadcast: Broadcast, mailing: Mailing): boolean {
  const { audience } = broadcast;
  return (
    sameContent(broadcast, mailing) &&
    broadcast.from === mailing.from &&
    audience.segmentId === mailing.audience.segmentId &&
    audience.topicId === mailing.audience.topicId
  );
}

/** Whether readers get the same content. */
export function sameContent(a: Pick<Mailing, 'content'>, b: Pick<Mailing, 'content'>): boolean {
  return (
    a.content.subject === b.content.subject &&
    a.content.html === b.content.html &&
    a.content.text === b.content.text
  );
}

export function isDraft({ status }: BroadcastEntry): boolean {
  return status === 'draft';
}

/** The same order on every machine. */
function oldestFirst(a: BroadcastEntry, b: BroadcastEntry): number {
  return a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1);
}

function unremoved(entries: readonly LedgerEntry[]): Set<string> {
  const ids = new Set<string>();
  for (const entry of entries) {
    if (!('broadcast' in entry)) continue;
    if (entry.step === 'removed') ids.delete(entry.broadcast);
    else ids.add(entry.broadcast);
  }
  return ids;
}
