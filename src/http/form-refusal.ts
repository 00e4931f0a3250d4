import { words } from '../i18n/words.ts';

/** The response to a form that cannot be accepted, in words for the visitor. */
export interface FormRefusal {
  status: 400 | 403 | 405 | 413 | 415;
  title: string;
  /** One sentence. */
  message: string;
  /** Headers that the response must have. */
  headers?: Readonly<Record<string, string>>;
}

/** `allow`: the supported methods, which a 405 must name (RFC 9110, section 15.5.6). */
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
  // The rest of the body is not read, so the connection cannot be reused.
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
