import { words } from '../i18n/words.ts';

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
  ...words.refusals.notAllowed,
  headers: { Allow: allow },
});

export const foreignOrigin: FormRefusal = {
  status: 403,
  ...words.refusals.foreignOrigin,
};

export const wrongType: FormRefusal = {
  status: 415,
  ...words.refusals.wrongType,
};

export const tooLarge: FormRefusal = {
  status: 413,
  ...words.refusals.tooLarge,
  // The rest of it is not read, so nothing can follow on the same connection.
  headers: { Connection: 'close' },
};

export const unreadable: FormRefusal = {
  status: 400,
  ...words.refusals.unreadable,
};

export const sentTwice: FormRefusal = {
  status: 400,
  ...words.refusals.sentTwice,
};
