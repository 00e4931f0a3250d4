/** Issues of newsletters: their emails, their web archive and the list of past issues. */
export const issues = {
  past: 'Past issues',
  none: 'No issues have been published yet.',
  /** At the top of the email. */
  viewInBrowser: 'View in browser',
  unsubscribe: 'Unsubscribe',
  preferences: 'Manage preferences',
  note: 'From the editors',
  /** At the end of the email, before a link to sign up. */
  forward: 'If you like this email, forward it to a friend. Was it forwarded to you?',
  signUp: 'Sign up',
  reason: (newsletter: string) =>
    `You are receiving this email because you signed up for ${newsletter} and confirmed your subscription.`,
  all: 'All issues',
};
