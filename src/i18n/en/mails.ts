/** The mails that go to one reader who is on the list; that of the confirmation is in `joining`. */
export const mails = {
  welcome: {
    subject: (publication: string) => `Welcome to ${publication}`,
    reason: (publication: string) =>
      `You are subscribed to mail from ${publication}. The next one comes to this address.`,
    button: 'Choose what you receive',
    unsubscribe: 'Leave with one click',
  },
  addressChange: {
    subject: (publication: string) => `Confirm your new address at ${publication}`,
    reason: (publication: string, from: string) =>
      `Somebody, most likely you, asked that mail from ${publication} should come here and not to ${from}.`,
    button: 'Confirm the new address',
    otherwise: 'If it was not you, do nothing: then nothing changes.',
  },
};
