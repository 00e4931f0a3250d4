import { counting } from '../counting.ts';

const count = counting<'one'>('en');
const hours = (n: number) => count(n, { one: '# hour', other: '# hours' });
const minutes = (n: number) => count(n, { one: '# minute', other: '# minutes' });

/** From the sign-up form to the welcome page, with the confirmation email. */
export const signUp = {
  address: 'Email address',
  button: 'Join Now',
  /** Label of the hidden field that only bots fill in, for browsers that show it anyway. */
  honeypot: 'Leave this field empty',
  /** After the form was sent. `life` is in hours, `pause` in minutes. */
  checkInbox: {
    title: 'Check your inbox',
    message: 'We’ve emailed you. Click the button in that email to confirm your subscription.',
    help: (life: number, pause: number) =>
      `The link in it works for ${hours(life)}. If the email doesn’t arrive within a few minutes, check your spam folder. You can also sign up again after ${minutes(pause)}; until then, we send only one email. If you already subscribe, we send it at most once a day.`,
    misspelled: 'Did you misspell your address? Enter it again.',
  },
  invalidAddress: 'Please check your email address',
  limited: {
    title: 'Too many sign-ups',
    fromClient: 'We’ve received too many sign-ups from your network. Please try again later.',
    fromEveryone:
      'We’re getting more sign-ups than we can handle right now. Please try again later.',
  },
  unavailable: {
    title: 'We couldn’t send the email',
    message:
      'Your sign-up was not saved. Please check your email address and try again in a few minutes.',
  },
  confirm: {
    button: 'Confirm subscription',
    title: 'Confirm your subscription',
    message: (address: string) => `Click the button to subscribe ${address}.`,
  },
  confirmFailed: {
    title: 'Not subscribed yet',
    message: (address: string) =>
      `We couldn’t subscribe ${address} right now. Please click the button again in a few minutes.`,
  },
  expired: {
    title: 'This link has expired',
    message: 'It wasn’t used in time. Sign up again and we’ll email you a new link.',
  },
  invalid: {
    title: 'This link does not work',
    message:
      'It is incomplete, or it did not come from us. Please use the full link from the email, or sign up again.',
  },
  welcome: {
    title: 'Welcome',
    message: 'You are now subscribed. The next issue will arrive in your inbox.',
    latestStories: 'The latest stories',
  },
  /** The confirmation email. */
  mail: {
    subject: (publication: string) => `Confirm your subscription to ${publication}`,
    /** `newsletters` are the names of those that the reader chose. */
    reason: (newsletters: string) =>
      `Someone, most likely you, signed up to receive ${newsletters} at this address.`,
    button: 'Confirm subscription',
    linkInstead: 'If the button doesn’t work, open this link in your browser:',
    linkLife: (life: number) => `The link works for ${hours(life)}.`,
    ignore:
      'If this wasn’t you, ignore this email: we won’t subscribe you to anything without your confirmation. If you already subscribe, your subscription stays as it is.',
  },
};
