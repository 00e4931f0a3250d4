import { z } from 'zod';

/** How much of each story an email holds: its whole text, headline and dek, or the headline alone. */
const STORY_FORMS = ['full', 'summary', 'links'] as const;

export type StoryForm = (typeof STORY_FORMS)[number];

/** The `stories` key of a newsletter, and of an issue that differs from it. */
export const storyFormSchema = z.enum(STORY_FORMS, {
  error: `one of ${STORY_FORMS.join(', ')}`,
});

/** The form of the stories of an issue: its own, or that of its newsletter. */
export function storyForm(
  issue: { stories?: StoryForm | undefined },
  newsletter: { stories?: StoryForm | undefined },
): StoryForm {
  return issue.stories ?? newsletter.stories ?? 'summary';
}

/** Which stories of an email in summaries have their picture: the first, each, each in a frame, none. */
const PICTURE_CHOICES = ['lead', 'every', 'cards', 'none'] as const;

export type PictureChoice = (typeof PICTURE_CHOICES)[number];

/** The `pictures` key of a newsletter. */
export const pictureChoiceSchema = z.enum(PICTURE_CHOICES, {
  error: `one of ${PICTURE_CHOICES.join(', ')}`,
});
