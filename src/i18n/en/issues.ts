/** Issues of newsletters: their emails, their web archive and the list of past issues. */
export const issues = {
  past: 'Past issues',
  none: 'No issues have been published yet.',
  /** At the top of the email. */
  viewInBrowser: 'View in browser',
  unsubscribe: 'Unsubscribe',
  preferences: 'Manage preferences',
  note: 'From the editors',
  reason: (newsletter: string) =>
    `You are receiving this email because you signed up for ${newsletter} and confirmed your subscription.`,
  all: 'All issues',
};
