import type { AddressFault } from '../../core/email-address.ts';

/** Why a form was not taken. */
export const refusals = {
  notAllowed: {
    title: 'Nothing to see at this address',
    message: 'This address only takes what a form sends.',
  },
  foreignOrigin: {
    title: 'The form came from elsewhere',
    message: 'We only take forms that were sent from our own pages.',
  },
  wrongType: {
    title: 'Not a form',
    message: 'What was sent is not in the shape in which a browser sends a form.',
  },
  tooLarge: {
    title: 'Too much was sent',
    message: 'The form was sent with more text than it has room for.',
  },
  unreadable: {
    title: 'The form could not be read',
    message: 'What was sent is incomplete or damaged.',
  },
  sentTwice: {
    title: 'The form could not be read',
    message: 'A field of the form was sent more than once.',
  },
  /** What is wrong with an e-mail address: one sentence each. */
  address: {
    missing: 'Please enter your e-mail address.',
    unprintable: 'The address holds a character that cannot be printed: please type it again.',
    'too-long': 'The address is too long: at most 64 characters before the @, and 254 altogether.',
    several: 'Please enter one e-mail address only.',
    'no-at-sign': 'The address has no @ in it, as in name@example.org.',
    'local-part': 'The part before the @ is not one that we can write to.',
    domain: 'The part after the @ is not a domain, such as example.org.',
  } satisfies Record<AddressFault, string>,
};
