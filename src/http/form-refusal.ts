/** Why a form is not read: what to answer, in words for the person who sent it. */
export interface FormRefusal {
  status: 400 | 403 | 405 | 413 | 415;
  title: string;
  /** One sentence. */
  message: string;
  /** What the answer must say in its headers. */
  headers?: Readonly<Record<string, string>>;
}

/** `allow`: the methods that there are, which a 405 must name (RFC 9110, section 15.5.6). */
export const notAllowed = (allow: string): FormRefusal => ({
  status: 405,
  title: 'Nothing to see at this address',
  message: 'This address only takes what a form sends.',
  headers: { Allow: allow },
});

export const foreignOrigin: FormRefusal = {
  status: 403,
  title: 'The form came from elsewhere',
  message: 'We only take forms that were sent from our own pages.',
};

export const wrongType: FormRefusal = {
  status: 415,
  title: 'Not a form',
  message: 'What was sent is not in the shape in which a browser sends a form.',
};

export const tooLarge: FormRefusal = {
  status: 413,
  title: 'Too much was sent',
  message: 'The form was sent with more text than it has room for.',
  // The rest of it is not read, so nothing can follow on the same connection.
  headers: { Connection: 'close' },
};

export const unreadable: FormRefusal = {
  status: 400,
  title: 'The form could not be read',
  message: 'What was sent is incomplete or damaged.',
};

export const sentTwice: FormRefusal = {
  status: 400,
  title: 'The form could not be read',
  message: 'A field of the form was sent more than once.',
};
