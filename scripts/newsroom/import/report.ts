import { commonNotes, kindsOfNotes } from './note-kinds.ts';
import type { LeftOut } from './source-post.ts';

/** The most kinds of notes in a summary. */
const MOST_KINDS = 10;

/** What happened to one post. */
export interface PostOutcome {
  /** Where the post was. */
  from: string;
  /** The file that was or would be written, from the project's root. */
  file: string;
  status: 'imported' | 'parked' | 'known';
  notes: readonly string[];
}

/** Counts and notes of an import. */
export class ImportReport {
  readonly #outcomes: PostOutcome[] = [];
  readonly #others: string[] = [];
  readonly #leftOut: LeftOut[] = [];

  add(outcome: PostOutcome): void {
    this.#outcomes.push(outcome);
  }

  /** A file beside the articles that was or would be written, such as an author. */
  addFile(file: string, note: string): void {
    this.#others.push(`${file}: ${note}`);
  }

  /** Parts of the export that do not become articles. */
  leaveOut(parts: readonly LeftOut[]): void {
    this.#leftOut.push(...parts);
  }

  count(status: PostOutcome['status']): number {
    return this.#outcomes.filter((one) => one.status === status).length;
  }

  /** Whether the report says more than the summary. */
  get hasNotes(): boolean {
    return this.#outcomes.some(({ notes }) => notes.length > 0) || this.#leftOut.length > 0;
  }

  /** Whether articles were or would be written. */
  get isNew(): boolean {
    return this.count('imported') + this.count('parked') > 0;
  }

  /** One line for each status that occurred, and for each kind of note, the most frequent first. */
  summary(isReal: boolean): string {
    const lines = [
      [this.count('imported'), isReal ? 'imported' : 'to import'],
      [
        this.count('parked'),
        `parked as _<name>: ${isReal ? '' : 'would be '}kept out of the site until you fix them`,
      ],
      [this.count('known'), 'skipped, because an article with that name exists'],
      [
        this.#leftOut.length,
        'left out: pages and other parts that are not posts; the report names them',
      ],
      [this.#outcomes.filter(({ notes }) => notes.length > 0).length, 'with notes in the report'],
    ] as const;
    const kinds = [...kindsOfNotes(this.#outcomes)];
    const shown = kinds.slice(0, MOST_KINDS).map(([kind, count]) => `  ${count} × ${kind}`);
    const rest = kinds.length - shown.length;
    return [
      ...lines.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])),
      ...(kinds.length > 0 ? ['Frequent notes, with the number of posts:'] : []),
      ...shown,
      ...(rest > 0 ? [`  and ${rest} more kinds`] : []),
    ].join('\n');
  }

  /** The whole report as Markdown: every change and loss, by file. */
  markdown(isReal = true): string {
    const common = commonNotes(this.#outcomes);
    const noted = this.#outcomes
      .map((one) => ({ ...one, notes: one.notes.filter((note) => !common.has(note)) }))
      .filter(({ notes }) => notes.length > 0);
    const posts = noted.map(({ from, file, notes }) =>
      [`## ${file}`, `From ${from}`, notes.map((note) => `- ${note}`).join('\n')].join('\n\n'),
    );
    const known = this.#outcomes.filter(
      ({ status, notes }) => status === 'known' && notes.length === 0,
    );
    const skipped = known.map(({ from, file }) => `- ${from}: ${file} exists`);
    const leftOut = this.#leftOut.map(({ from, reason }) => `- ${from} ${reason}`);
    const others = this.#others.map((line) => `- ${line}`).join('\n');
    const section = (title: string, lines: readonly string[]) =>
      lines.length > 0 ? [`## ${title}`, lines.join('\n')] : [];
    const inMany = Array.from(common, ([note, files]) => [
      `### ${note} (${files.length} posts)`,
      files.map((file) => `- ${file}`).join('\n'),
    ]).flat();
    const sections = [...section('Skipped', skipped), ...section('Not imported', leftOut)];
    const many = inMany.length > 0 ? ['## Notes of many posts', ...inMany] : [];
    return (
      ['# Import report', this.summary(isReal), others, ...posts, ...many, ...sections]
        .filter(Boolean)
        .join('\n\n') + '\n'
    );
  }
}
