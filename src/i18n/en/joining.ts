import { counting } from '../counting.ts';

const count = counting<'one'>('en');
const hours = (n: number) => count(n, { one: '# hour', other: '# hours' });
const minutes = (n: number) => count(n, { one: '# minute', other: '# minutes' });

/** The way onto the list: the form, its answers, the confirmation and its mail. */
export const joining = {
  address: 'E-mail address',
  button: 'Join Now',
  checkInbox: {
    title: 'Check your inbox',
    lead: (newsletter: string) =>
      `We have sent you a mail. Press the button in it, and ${newsletter} is on its way to you.`,
    patience: (life: number, pause: number) =>
      `The link in it is good for ${hours(life)}. If there is no mail in a few minutes, look into the spam folder, or join again after ${minutes(pause)}: until then we send one mail only. Who is subscribed already gets it once a day at most.`,
    misspelt: 'If the address was misspelt, enter it once more.',
  },
  checkAddress: 'Please check the address',
  notSent: {
    title: 'The mail could not be sent',
    message:
      'We could not take your sign-up just now. Please check the address, and try again in a few minutes.',
  },
  confirm: {
    button: 'Confirm subscription',
    title: 'Confirm your subscription',
    message: (address: string) => `One press of the button, and ${address} is subscribed.`,
  },
  notYet: {
    title: 'Not subscribed yet',
    message: (address: string) =>
      `We could not subscribe ${address} just now. Please press the button again in a few minutes.`,
  },
  expired: {
    title: 'This link has expired',
    message: 'It was not used in time. Join once more, and we mail you a new one.',
  },
  invalid: {
    title: 'This link does not work',
    message:
      'It is not complete, or was not made by us. Please use the whole address from the mail, or ask for a new one.',
  },
  welcome: {
    title: 'Welcome',
    message: (newsletter: string) =>
      `You are on the list of ${newsletter}. The next one comes to your inbox.`,
    untilThen: 'Until then: the newest stories',
  },
  mail: {
    subject: (newsletter: string) => `Confirm your subscription to ${newsletter}`,
    reason: (newsletter: string) =>
      `Somebody, most likely you, asked to receive ${newsletter} at this address.`,
    button: 'Confirm subscription',
    bareLink: 'If the button does not work, open this address in a browser:',
    lifetime: (life: number) => `The link is good for ${hours(life)}.`,
    otherwise:
      'If it was not you, do nothing: without a confirmation we subscribe you to nothing. If you are subscribed already, that stays as it is.',
  },
};
