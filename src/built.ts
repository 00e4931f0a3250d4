import type { PolicyFacts } from './http/content-security-policy.ts';
import type { MailName, MailTemplate } from './mail/mail-template.ts';

/** From astro.config.mjs: the facts as JSON, written into the bundle when the pages are built. */
declare const __BUILT__: string;

/** What is known when the pages are built. The Node.js server reads it from files. */
export interface BuiltFacts {
  /** The emails to a single reader. */
  mails: Record<MailName, MailTemplate>;
  policy: Omit<PolicyFacts, 'formOrigins'>;
  /** The pages of what is gone, as HTML, by address without a slash at its end. */
  gone: Record<string, string>;
}

let facts: BuiltFacts | undefined;

/** The facts of this build. Only bundles for a function have them. */
export function builtFacts(): BuiltFacts {
  // Written by the same build, in this shape.
  return (facts ??= JSON.parse(__BUILT__) as BuiltFacts);
}
