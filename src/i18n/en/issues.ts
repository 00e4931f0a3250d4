/** The issues of a newsletter: their mail, their archive and the list of them. */
export const issues = {
  past: 'Past issues',
  none: 'No issue has gone out yet.',
  /** At the top of the mail. */
  viewInBrowser: 'View in browser',
  unsubscribe: 'Unsubscribe',
  preferences: 'Change what you receive',
  note: 'From the editors',
  reason: (newsletter: string) =>
    `You receive this mail because you subscribed to ${newsletter} and confirmed it.`,
  everyIssue: 'All issues',
};
