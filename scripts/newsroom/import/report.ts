import type { LeftOut } from './source-post.ts';

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

  /** One line for each status that occurred. */
  summary(isReal: boolean): string {
    const lines = [
      [this.count('imported'), isReal ? 'imported' : 'to import'],
      [
        this.count('parked'),
        `parked as _<name>: ${isReal ? '' : 'would be '}kept out of the site until you fix them`,
      ],
      [this.count('known'), 'skipped, because an article with that name exists'],
      [this.#leftOut.length, 'not imported, because they are not posts; the report names them'],
      [this.#outcomes.filter(({ notes }) => notes.length > 0).length, 'with notes in the report'],
    ] as const;
    return lines.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])).join('\n');
  }

  /** The whole report as Markdown: every change and loss, by file. */
  markdown(isReal = true): string {
    const noted = this.#outcomes.filter(({ notes }) => notes.length > 0);
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
    const sections = [...section('Skipped', skipped), ...section('Not imported', leftOut)];
    return (
      ['# Import report', this.summary(isReal), others, ...posts, ...sections]
        .filter(Boolean)
        .join('\n\n') + '\n'
    );
  }
}
