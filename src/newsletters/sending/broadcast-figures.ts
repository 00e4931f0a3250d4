import type { Figures } from './issue-state.ts';

/** How many emails of one broadcast were delivered, bounced and led to complaints. */
export interface BroadcastFigures extends Figures {
  broadcast: string;
  /** Its name; '' if it has none. */
  name: string;
}

/** What readers did with the emails of one broadcast. */
export interface BroadcastReactions extends BroadcastFigures {
  /** Those who used the link to unsubscribe. */
  unsubscribed: number;
  /** Readers who opened it, and who clicked a link: 0 unless the publisher has the provider track them. */
  opened: number;
  clicked: number;
}

/** Reads the figures of broadcasts. */
export interface FigureReader {
  /** The figures of each broadcast since that moment; `undefined` if the provider did not return them. */
  since(moment: Date): Promise<BroadcastFigures[] | undefined>;
  /** The same with what readers did. No decision about sending depends on it. */
  reactionsSince(moment: Date): Promise<BroadcastReactions[] | undefined>;
}
