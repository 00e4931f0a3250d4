import type { ContentProblem } from '../core/content-problem.ts';
import type { DueState } from '../newsletters/due-issues.ts';
import type { BroadcastReactions } from '../newsletters/sending/broadcast-figures.ts';
import type { WeekOfGrowth } from '../subscribers/growth.ts';

/** What the desk shows besides the articles. */
export interface Desk {
  /** Of the content. */
  problems: readonly ContentProblem[];
  issues: Part<DeskNewsletter[]>;
  /** `undefined` if there is no build. */
  build: LastBuild | undefined;
  figures: Part<DeskFigures>;
  /** The newest subscribers of the sandbox; `undefined` if Resend is used. */
  signUps: Part<SignUps> | undefined;
}

/** A part of the desk, or why it cannot be shown, in a sentence. */
export type Part<T> = { data: T } | { missing: string };

export interface DeskNewsletter {
  id: string;
  name: string;
  /** In order of time. */
  issues: DeskIssue[];
}

export interface DeskIssue {
  id: string | undefined;
  /** When it closes or is published. */
  at: Date;
  state: DueState | undefined;
  hasFile: boolean;
  subject: string | undefined;
  stories: { id: string; headline: string }[];
  /** What else an editor has to know, such as why it has no stories. */
  notes: string[];
}

export interface LastBuild {
  at: Date;
  /** The hash of each article in it, by slug. */
  articles: ReadonlyMap<string, string>;
}

export interface DeskFigures {
  weeks: number;
  issues: (Omit<BroadcastReactions, 'broadcast' | 'name'> & { id: string })[];
  growth: WeekOfGrowth[] | undefined;
  isTracked: boolean;
}

export interface SignUps {
  /** The page of the sandbox with all of them. */
  all: string;
  newest: { email: string; joined: Date; newsletters: string[] }[];
}

/** Reads the desk. `growth` counts the growth of the list too, which asks for each subscriber. */
type DeskReader = (wanted: { growth: boolean }) => Promise<Desk>;

const READER = Symbol.for('broadsheet.desk');
const shared = globalThis as { [READER]?: DeskReader };

/** Sets how the desk is read. The page and the development server have their own copies of this module. */
export function setDeskReader(reader: DeskReader): void {
  shared[READER] = reader;
}

/** What the development server knows. Throws an Error if it was not started by `npm run dev`. */
export const readDesk: DeskReader = async (wanted) => {
  const reader = shared[READER];
  if (!reader) throw new Error('The desk is part of the development server. Run npm run dev.');
  return reader(wanted);
};
