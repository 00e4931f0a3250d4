import type { PreferenceChange } from '../change-preferences.ts';
import { checkChoice } from '../newsletter-choice.ts';

/** The fields of the preferences forms. */
export interface PreferencesFields {
  action: string | undefined;
  email: string | undefined;
  newsletters: readonly string[];
}

/** Parses the change that a form requests; `undefined` if no button of ours sends it. */
export function parseChange(
  { action, email, newsletters }: PreferencesFields,
  offered: readonly { id: string }[],
): PreferenceChange | undefined {
  switch (action) {
    case 'choose':
      return { kind: action, choice: checkChoice(newsletters, offered) };
    case 'move':
      return { kind: action, typed: email };
    case 'leave':
    case 'erase':
    case 'confirm-move':
      return { kind: action };
    case undefined:
    default:
      return undefined;
  }
}
