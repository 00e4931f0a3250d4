import type { Figures } from './issue-state.ts';

/** What became of the mails of one broadcast. */
export interface BroadcastFigures extends Figures {
  broadcast: string;
  /** Its name; '' when it has none. */
  name: string;
}

/** Counts what became of mails. */
export interface FigureReader {
  /** The figures of each broadcast since that moment; `undefined` when the provider could not tell. */
  since(moment: Date): Promise<BroadcastFigures[] | undefined>;
}
