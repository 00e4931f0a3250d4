import type { PreferenceChange } from '../change-preferences.ts';
import { checkChoice } from '../newsletter-choice.ts';

/** What the forms of the preferences send. */
export interface PreferencesFields {
  action: string | undefined;
  email: string | undefined;
  newsletters: readonly string[];
}

/** What a form of the preferences asks for; `undefined` when no button of ours does so. */
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
