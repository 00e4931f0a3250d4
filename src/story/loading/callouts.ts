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

/** The alert whose look other kinds of Obsidian get (Obsidian Help, "Callouts"). Their name is the title. */
export const OTHER_KINDS: Readonly<Record<string, Alert>> = {
  abstract: 'note',
  attention: 'warning',
  bug: 'caution',
  check: 'tip',
  cite: 'note',
  done: 'tip',
  error: 'caution',
  example: 'note',
  fail: 'caution',
  failure: 'caution',
  faq: 'note',
  help: 'note',
  missing: 'caution',
  question: 'note',
  quote: 'note',
  success: 'tip',
  summary: 'note',
  tldr: 'note',
  todo: 'note',
};
