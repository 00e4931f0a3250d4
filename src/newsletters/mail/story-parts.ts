import { KEY_POINTS, type MailStory } from './issue-mail.ts';

/** A part of a story in an email; `form` is how it looks in HTML and in plain text. */
export type StoryPart =
  | { form: 'kicker' | 'headline' | 'text'; text: string }
  | { form: 'points'; points: readonly string[] };

/** Which parts of a story an email includes. */
export interface StoryDetail {
  hasDek: boolean;
  hasKeyPoints: boolean;
}

/** The parts of a story in the email of an issue, in order. HTML and plain text are both made from them. */
export function storyParts(
  { headline, dek, topics, keyPoints = [] }: MailStory,
  { hasDek, hasKeyPoints }: StoryDetail,
): StoryPart[] {
  const points = hasKeyPoints ? keyPoints.slice(0, KEY_POINTS) : [];
  return [
    { form: 'kicker', text: topics[0]?.name ?? '' },
    { form: 'headline', text: headline },
    ...(hasDek ? [{ form: 'text', text: dek } as const] : []),
    ...(points.length > 0 ? [{ form: 'points', points } as const] : []),
  ];
}
