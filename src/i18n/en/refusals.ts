import type { AddressFault } from '../../core/email-address.ts';

/** Why a submitted form was rejected. */
export const refusals = {
  notAllowed: {
    title: 'Nothing to see here',
    message: 'This address only accepts submitted forms.',
  },
  foreignOrigin: {
    title: 'The form came from another site',
    message: 'We only accept forms that are sent from our own pages.',
  },
  wrongType: {
    title: 'Not a form',
    message: 'The request is not in the format that browsers use to submit forms.',
  },
  tooLarge: {
    title: 'The form is too large',
    message: 'It contains more text than we accept.',
  },
  unreadable: {
    title: 'We couldn’t read the form',
    message: 'The data we received is incomplete or damaged.',
  },
  sentTwice: {
    title: 'We couldn’t read the form',
    message: 'A field was sent more than once.',
  },
  /** What is wrong with an email address, in one sentence. */
  address: {
    missing: 'Please enter your email address.',
    unprintable: 'The address contains an invisible character: please type it again.',
    'too-long':
      'The address is too long: the limit is 64 characters before the @ and 254 in total.',
    several: 'Please enter only one email address.',
    'no-at-sign': 'An email address needs an @, as in name@example.org.',
    'local-part': 'The part before the @ is not valid.',
    domain: 'The part after the @ is not a valid domain, such as example.org.',
  } satisfies Record<AddressFault, string>,
};
