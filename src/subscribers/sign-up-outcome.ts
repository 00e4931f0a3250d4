/** What can become of a submitted sign-up form, for counting. */
export const SIGN_UP_OUTCOMES = [
  'accepted',
  'invalid-address',
  'invalid-choice',
  'invalid-form',
  'limited-client',
  'limited-everybody',
  'unavailable',
] as const;

export type SignUpOutcome = (typeof SIGN_UP_OUTCOMES)[number];

/** Names what became of a sign-up. Nothing in it depends on the address. */
export function signUpOutcome(
  result:
    | { status: 'requested' | 'refused' | 'invalid-address' | 'invalid-choice' | 'unavailable' }
    | { status: 'limited'; of: 'client' | 'everybody' },
): SignUpOutcome {
  switch (result.status) {
    case 'requested':
      return 'accepted';
    case 'refused':
      return 'invalid-form';
    case 'limited':
      return `limited-${result.of}`;
    case 'invalid-address':
    case 'invalid-choice':
    case 'unavailable':
      return result.status;
  }
}
