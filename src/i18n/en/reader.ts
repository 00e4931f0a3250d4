import { numberText, weekdayText } from '../formats.ts';

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const SUFFIXES: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** What readers see about newsletters: choosing, changing and unsubscribing. */
export const reader = {
  choice: {
    page: {
      title: 'Newsletters',
      description: 'Choose from our newsletters, and browse past issues.',
    },
    /** Heading and promise of a sign-up form with a choice of newsletters. */
    name: 'Choose your newsletters',
    promise: 'You can change your choice or unsubscribe at any time.',
    legend: 'Newsletters',
    /** When issues appear. */
    rhythm: {
      daily: 'Every day',
      weekly: (weekday: number) => `Every ${weekdayText(weekday)}`,
      monthly: (day: number) =>
        `On the ${numberText(day)}${SUFFIXES[ordinals.select(day)] ?? 'th'} of each month`,
      lastDayOfMonth: 'On the last day of each month',
      breaking: 'When there is breaking news',
      eachStory: 'With each new story',
    },
    /** When the choice is not valid. */
    title: 'Please check your choice',
    none: 'Please select at least one newsletter.',
    unknown: 'One of the newsletters does not exist. Please choose again.',
  },
  brokenLink: {
    title: 'This link does not work',
    message:
      'It is incomplete, or it did not come from us. Please use the full link from the email.',
  },
  unsubscribe: {
    title: 'Unsubscribe',
    message: (address: string) => `Click the button to stop receiving newsletters at ${address}.`,
    button: 'Unsubscribe',
    done: {
      title: 'You have unsubscribed',
      message: (address: string) =>
        `We won’t send any more newsletters to ${address}. One that we are already sending may still arrive.`,
    },
    unavailable: {
      title: 'Not unsubscribed yet',
      message:
        'We couldn’t unsubscribe you right now. Please click the button again in a few minutes.',
    },
    signUpAgain: 'Unsubscribed by mistake? Sign up again',
  },
  preferences: {
    title: 'Your newsletters',
    message: (address: string) => `Choose which newsletters we send to ${address}.`,
    notLoaded: 'We can’t show your newsletters right now. Please try again in a few minutes.',
    notSubscribed: (address: string) =>
      `${address} is not on our list, so we don’t send it any newsletters.`,
    offer: 'Choose newsletters',
    choose: { button: 'Save' },
    move: {
      title: 'Change your email address',
      explanation:
        'We’ll email a link to your new address. Once you confirm it there, your newsletters go to the new address, and we remove the old one.',
      label: 'New email address',
      button: 'Send link',
    },
    leave: {
      title: 'Unsubscribe from everything',
      explanation:
        'You won’t receive any more newsletters. We keep a note that this address unsubscribed.',
      button: 'Unsubscribe',
    },
    erase: {
      title: 'Delete your address',
      explanation:
        'You won’t receive any more newsletters. We delete your address from our list, with everything stored with it.',
      button: 'Delete',
    },
    newAddress: {
      title: 'Confirm your new address',
      message: (from: string, to: string) =>
        `Click the button to move your newsletters from ${from} to ${to}.`,
      button: 'Use this address',
    },
    expired: {
      title: 'This link has expired',
      message:
        'It wasn’t used in time. Open your preferences from a newsletter and request a new link.',
    },
    unchanged: 'Nothing was changed',
    notSaved: 'We couldn’t save your changes right now. Please try again in a few minutes.',
    limited: 'You’ve changed your address too often today. Please try again tomorrow.',
    /** After each of the buttons. */
    done: {
      choose: {
        title: 'Your choice is saved',
        message: (address: string) =>
          `Starting with the next issue, ${address} receives the newsletters you chose.`,
      },
      leave: {
        title: 'You have unsubscribed',
        message: (address: string) =>
          `We won’t send any more newsletters to ${address}. One that we are already sending may still arrive.`,
      },
      erase: {
        title: 'We are deleting your address',
        message: (address: string) =>
          `In a moment, ${address} will be off our list. A newsletter that we are already sending may still arrive.`,
      },
      move: {
        title: 'Check your new inbox',
        message: (address: string) =>
          `We are emailing a link to ${address}. Nothing changes until you confirm it there.`,
      },
      'confirm-move': {
        title: 'Your new address is confirmed',
        message: (address: string) =>
          `Starting with the next issue, we send your newsletters to ${address}.`,
      },
    },
  },
};
