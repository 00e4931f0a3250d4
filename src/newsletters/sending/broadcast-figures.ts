import type { Figures } from './issue-state.ts';

/** How many emails of one broadcast were delivered, bounced and led to complaints. */
export interface BroadcastFigures extends Figures {
  broadcast: string;
  /** Its name; '' if it has none. */
  name: string;
}

/** Reads the figures of broadcasts. */
export interface FigureReader {
  /** The figures of each broadcast since that moment; `undefined` if the provider did not return them. */
  since(moment: Date): Promise<BroadcastFigures[] | undefined>;
}
