/** What a reader is told of newsletters: choosing, changing, leaving. */
export const reader = {
  choice: {
    page: {
      title: 'Newsletters',
      description: 'Our newsletters to choose from, and all past issues.',
    },
    /** Over the form that offers a choice, and what it promises. */
    name: 'Choose what you receive',
    promise: 'You can change your choice or leave at any time, with one press of a button.',
    legend: 'Newsletters',
    /** When the choice cannot be taken. */
    title: 'Please check your choice',
    none: 'Please tick one newsletter at least.',
    unknown: 'One of these newsletters does not exist. Please choose again.',
  },
  brokenLink: {
    title: 'This link does not work',
    message:
      'It is not complete, or was not made by us. Please use the whole address from the mail.',
  },
  leave: {
    title: 'Unsubscribe',
    ask: (address: string) =>
      `One press of the button, and ${address} gets no more newsletters from us.`,
    button: 'Unsubscribe',
    done: {
      title: 'You have unsubscribed',
      message: (address: string) =>
        `${address} gets no more newsletters from us. One that is under way may still arrive.`,
    },
    unavailable: {
      title: 'Not unsubscribed yet',
      message: 'We could not do it just now. Please press the button again in a few minutes.',
    },
    back: 'If it was a mistake, join again',
  },
  preferences: {
    title: 'Your newsletters',
    ofReader: (address: string) => `This is what ${address} receives from us.`,
    unread: 'We cannot show what you receive just now. Please try again in a few minutes.',
    notSubscribed: (address: string) =>
      `${address} is not on our list: it receives nothing from us.`,
    join: 'Choose newsletters',
    choose: { button: 'Save' },
    move: {
      title: 'Another address',
      explanation:
        'We mail a link to the new address. Once it is confirmed there, your newsletters go to it and the old address is removed.',
      label: 'New e-mail address',
      button: 'Send the link',
    },
    leave: {
      title: 'Unsubscribe from everything',
      explanation: 'You get no more newsletters. That you have left stays noted with your address.',
      button: 'Unsubscribe',
    },
    erase: {
      title: 'Have your address erased',
      explanation:
        'You get no more newsletters, and your address is removed from our list with everything that is kept with it.',
      button: 'Erase',
    },
    newAddress: {
      title: 'Confirm your new address',
      ask: (from: string, to: string) =>
        `One press of the button, and what ${from} receives goes to ${to}.`,
      button: 'Use this address',
    },
    expired: {
      title: 'This link has expired',
      message:
        'It was not used in time. Open your preferences from a newsletter and ask for a new one.',
    },
    unchanged: 'Nothing was changed',
    unavailable: 'We could not take it just now. Please try again in a few minutes.',
    limited: 'That was asked for too often today. Please try again tomorrow.',
    /** After each of the buttons. */
    done: {
      choose: {
        title: 'Your choice is saved',
        message: (address: string) => `From the next issue on, ${address} receives what you chose.`,
      },
      leave: {
        title: 'You have unsubscribed',
        message: (address: string) =>
          `${address} gets no more newsletters from us. One that is under way may still arrive.`,
      },
      erase: {
        title: 'Your address is being erased',
        message: (address: string) =>
          `${address} will be off our list in a moment. A newsletter that is under way may still arrive.`,
      },
      move: {
        title: 'Check your new inbox',
        message: (address: string) =>
          `We are sending a link to ${address}. Until it is confirmed there, nothing changes.`,
      },
      'confirm-move': {
        title: 'Your new address is confirmed',
        message: (address: string) => `From the next issue on, your newsletters go to ${address}.`,
      },
    },
  },
};
