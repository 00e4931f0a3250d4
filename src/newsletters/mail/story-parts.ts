import { namesText } from '../../i18n/formats.ts';
import { words } from '../../i18n/words.ts';
import type { StoryForm } from '../story-forms.ts';
import { KEY_POINTS, type MailStory } from './issue-mail.ts';

/** A part of a story in an email; `form` is how it looks in HTML and in plain text. */
export type StoryPart =
  | { form: 'kicker' | 'headline' | 'text' | 'byline'; text: string }
  | { form: 'points'; points: readonly string[] };

/** Which parts of a story an email includes. */
export interface StoryDetail {
  stories: StoryForm;
  hasDek: boolean;
  hasKeyPoints: boolean;
}

/**
 * The parts of a story in the email of an issue, in order, without its text. HTML and plain text are
 * both made from them.
 */
export function storyParts(
  { headline, dek, topics, authors = [], keyPoints = [] }: MailStory,
  { stories, hasDek, hasKeyPoints }: StoryDetail,
): StoryPart[] {
  if (stories === 'links') return [{ form: 'headline', text: headline }];
  // The text of a full story has them.
  const points = hasKeyPoints && stories === 'summary' ? keyPoints.slice(0, KEY_POINTS) : [];
  return [
    { form: 'kicker', text: topics[0]?.name ?? '' },
    { form: 'headline', text: headline },
    ...(hasDek ? [{ form: 'text', text: dek } as const] : []),
    ...(stories === 'full' && authors.length > 0
      ? [{ form: 'byline', text: `${words.stories.writtenBy} ${namesText(authors)}` } as const]
      : []),
    ...(points.length > 0 ? [{ form: 'points', points } as const] : []),
  ];
}
