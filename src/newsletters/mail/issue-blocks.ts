import type { MailIssue, MailParts, MailStory, NoteText } from './issue-mail.ts';

/** What follows the masthead of an email, in order. */
export type IssueBlock =
  /** `heading`: above the first text of the note. */
  { note: NoteText; heading: string | undefined } | { story: MailStory };

/** The note and the stories: first those that the note places, then the others. */
export function issueBlocks(
  { articles, noteHeading }: Pick<MailIssue, 'articles' | 'noteHeading'>,
  note: MailParts['note'],
): IssueBlock[] {
  const firstText = note.find((piece) => 'html' in piece);
  const placed = new Set(note.flatMap((piece) => ('story' in piece ? [piece.story] : [])));
  const ofNote = note.flatMap((piece): IssueBlock[] => {
    if ('html' in piece)
      return [{ note: piece, heading: piece === firstText ? noteHeading : undefined }];
    return articles.filter(({ id }) => id === piece.story).map((story) => ({ story }));
  });
  const others = articles.filter(({ id }) => !placed.has(id));
  return [...ofNote, ...others.map((story) => ({ story }))];
}
