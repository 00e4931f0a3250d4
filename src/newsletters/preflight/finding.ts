import type { IssueManifest } from '../issue-manifest.ts';

/** What the rules look at. A rule fetches and parses nothing. */
export interface PreflightInput {
  manifest: IssueManifest;
  html: string;
  text: string;
  /** What the HTML holds, as a parser sees it. */
  mail: MailFacts;
  /** Subjects of the other issues, of all newsletters, by their ids. */
  otherSubjects: ReadonlyMap<string, string>;
  /** Articles that are drafts, by their slugs. */
  drafts: ReadonlySet<string>;
  /** The issue's day is in the future, so the site does not have its page yet. */
  isUpcoming: boolean;
  /** What the live site answered, by address. */
  live: ReadonlyMap<string, LivePage>;
  /** The publisher's, in lines. */
  postalAddress: readonly string[];
  /** No email leaves this machine: a sandbox replaces Resend. */
  isRehearsal: boolean;
  /** What mail programs do not support, as sentences. */
  support: readonly string[];
}

export interface MailFacts {
  /** Those that lead out of it. A link to a part that it does not have is among them. */
  links: readonly { href: string; text: string }[];
  pictures: readonly { src: string; alt: string | undefined }[];
  /** What a reader sees, in one line. */
  words: string;
}

export interface LivePage {
  /** HTTP status; 0 when there was no answer. */
  status: number;
  /** The hash that the page says it is of. */
  hash?: string | undefined;
}

/** A rule of the check: returns one sentence for each problem. */
export type Rule = (input: PreflightInput) => string[];
