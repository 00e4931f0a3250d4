import type { words } from '../../i18n/words.ts';

type Alert = keyof typeof words.stories.alerts;

/** The alert of GitHub that each name of a callout stands for, here and in other publishing systems. */
export const CALLOUTS: Readonly<Record<string, Alert>> = {
  note: 'note',
  info: 'note',
  tip: 'tip',
  hint: 'tip',
  important: 'important',
  warning: 'warning',
  caution: 'caution',
  danger: 'caution',
};
