/** Emails to one subscriber. The confirmation email is in `signUp`. */
export const mails = {
  welcome: {
    subject: (publication: string) => `Welcome to ${publication}`,
    /** `newsletters` are the names of those that the reader receives. */
    reason: (newsletters: string) =>
      `You are now subscribed to ${newsletters}. We’ll send the next issue to this address.`,
    button: 'Choose what you receive',
    latestIssues: 'The latest issue of each newsletter',
    unsubscribe: 'Unsubscribe with one click',
  },
  addressChange: {
    subject: (publication: string) => `Confirm your new address for ${publication}`,
    reason: (publication: string, from: string) =>
      `Someone, most likely you, asked us to send email from ${publication} to this address instead of ${from}.`,
    button: 'Confirm new address',
    ignore: 'If this wasn’t you, ignore this email and nothing will change.',
  },
};
