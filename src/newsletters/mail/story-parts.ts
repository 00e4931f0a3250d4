import { KEY_POINTS, type MailStory } from './issue-mail.ts';

/** A part of a story in an email; `form` is how it looks in HTML and in plain text. */
export type StoryPart =
  | { form: 'kicker' | 'headline' | 'text'; text: string }
  | { form: 'points'; points: readonly string[] };

/** What of a story an email tells. */
export interface StoryDetail {
  hasDek: boolean;
  hasKeyPoints: boolean;
}

/** What the email of an issue says of a story, in order: the one source of its HTML and its text. */
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
