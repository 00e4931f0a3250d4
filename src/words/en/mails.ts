/** The mails that go to one reader; plain text is made of the same words. */
export const mails = {
  bareLink: 'If the button does not work, open this address in a browser:',
  lifetime: (hours: number) => `The link is good for ${hours} hours.`,
  confirmation: {
    subject: (newsletter: string) => `Confirm your subscription to ${newsletter}`,
    reason: (newsletter: string) =>
      `Somebody, most likely you, asked to receive ${newsletter} at this address.`,
    button: 'Confirm subscription',
    otherwise: 'If it was not you, do nothing: without a confirmation we send you nothing more.',
  },
  welcome: {
    subject: (publication: string) => `Welcome to ${publication}`,
    reason: (publication: string) =>
      `You are subscribed to mail from ${publication}. The next one comes to this address.`,
    button: 'Choose what you receive',
    unsubscribe: 'Leave with one click:',
  },
  addressChange: {
    subject: (publication: string) => `Confirm your new address at ${publication}`,
    reason: (publication: string, from: string) =>
      `Somebody, most likely you, asked that mail from ${publication} should come here and not to ${from}.`,
    button: 'Confirm the new address',
    otherwise: 'If it was not you, do nothing: then nothing changes.',
  },
};
