/** A post and what was changed or lost in it. */
interface Noted {
  file: string;
  notes: readonly string[];
}

/** From how many posts on a report has the same note once, with the files of them. */
const MANY = 10;

/** The notes that many posts have in the same words, with the files of these posts. */
export function commonNotes(posts: readonly Noted[]): ReadonlyMap<string, readonly string[]> {
  const noted = posts.flatMap(({ file, notes }) =>
    Array.from(new Set(notes), (note) => ({ note, file })),
  );
  const byNote = Map.groupBy(noted, ({ note }) => note);
  const common = byNote.entries().filter(([note, all]) => !isProblem(note) && all.length >= MANY);
  return new Map(common.map(([note, all]) => [note, all.map(({ file }) => file)]));
}

/** Whether an editor has to fix what a note says, in each file. */
function isProblem(note: string): boolean {
  return note.startsWith('parked: ');
}

/** What happened in several posts, without the words of each one, and in how many, the most frequent first. */
export function kindsOfNotes(posts: readonly Noted[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { notes } of posts)
    for (const kind of new Set(notes.map(kindOf))) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const several = [...counts].filter(([, count]) => count > 1);
  return new Map(several.toSorted(([, a], [, b]) => b - a));
}

/** A note with an ellipsis in place of addresses, numbers and quoted words. A name in backticks stays. */
function kindOf(note: string): string {
  return note
    .replace(/ \(\d+ times\)$/, '')
    .replaceAll(/“[^”]*”|<[^<>]*>|\{[^{}]*\}|\[[^[\]]*\]|\S*[/#%]\S*[^\s,;:.]/g, '…')
    .replaceAll(/\d+/g, '…')
    .replaceAll(/…(?:[\s:;.,TZ-]*…)+Z?/g, '…');
}
