import { reasonOf, type Log } from '../../core/log.ts';
import type { Outbox } from '../../subscribers/outbox/outbox.ts';
import { insertJob } from './insert-job.ts';
import { writePlaceholder } from './notes.ts';
import type { OutboxFile, Run } from './outbox-file.ts';

/** Without a job, something of no meaning is written. */
type Entry = Parameters<Outbox['add']>[0] | { job?: undefined; now: Date };
type Answer = Awaited<ReturnType<Outbox['add']>>;

/**
 * Keeps jobs in `file`. They are written together and wait for the disk once, which makes hundreds in
 * a second possible, because while it is waited for nobody else is answered. A group is closed when
 * `gather` calls back, some milliseconds later when it is left out, and nothing more has come in:
 * after a slow write there are many who wait, and they are one group.
 */
export function sqliteOutbox(
  file: OutboxFile,
  log: Log,
  gather: (close: () => void) => void = (close) => setTimeout(close, GATHER_MS),
): Outbox {
  let group: { entry: Entry; resolve: (answer: Answer) => void }[] = [];
  let isOut = false;

  const closeWhenQuiet = (until: number, sizeBefore = 0) => {
    if (group.length === sizeBefore || performance.now() > until) return writeGroup();
    setImmediate(closeWhenQuiet, until, group.length);
  };

  const writeGroup = () => {
    const together = group;
    group = [];
    const answers = written(together.map(({ entry }) => entry));
    for (const [i, { resolve }] of together.entries()) resolve(answers?.[i] ?? 'unavailable');
  };

  /** `undefined` when nothing was kept. */
  const written = (entries: readonly Entry[]): Answer[] | undefined => {
    try {
      const answers = file.write((run) => entries.map((entry) => keep(run, entry)));
      if (isOut) log({ level: 'info', event: 'outbox-available-again' });
      isOut = false;
      return answers;
    } catch (error) {
      if (!isOut) log({ level: 'error', event: 'outbox-unavailable', reason: reasonOf(error) });
      isOut = true;
      return undefined;
    }
  };

  const join = (entry: Entry) =>
    new Promise<Answer>((resolve) => {
      if (group.push({ entry, resolve }) > 1) return;
      gather(() => closeWhenQuiet(performance.now() + MOST_GATHER_MS));
    });

  return {
    add: join,
    addNothing: (now) => join({ now }),
  };
}

function keep(run: Run, entry: Entry): 'kept' | 'known' {
  const answer = entry.job ? insertJob(run, entry) : 'known';
  // A step that changes nothing does not wait for the disk, and its time would tell so.
  if (answer === 'known') writePlaceholder(run, entry.now);
  return answer;
}

/** Several times as long as a disk takes for a write, so that most of the time is left for answers. */
const GATHER_MS = 25;
/** However many come in, the first of them is not kept waiting for longer. */
const MOST_GATHER_MS = 75;
