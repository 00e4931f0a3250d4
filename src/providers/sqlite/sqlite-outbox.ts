import { reasonOf, type Log } from '../../core/log.ts';
import type { Outbox } from '../../subscribers/outbox/outbox.ts';
import { insertJob } from './insert-job.ts';
import { writePlaceholder } from './notes.ts';
import type { OutboxFile, Run } from './outbox-file.ts';

/** Without a job, a placeholder is written. */
type Entry = Parameters<Outbox['add']>[0] | { job?: undefined; now: Date };
type Answer = Awaited<ReturnType<Outbox['add']>>;

/**
 * Stores jobs in `file`. Jobs are written in groups that wait for the disk once, which allows
 * hundreds per second: no other request is answered during a write. A group closes when `gather`
 * calls back (a few milliseconds by default) and nothing more arrives: after a slow write, all
 * waiting jobs form one group.
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
    const answers = writeAll(together.map(({ entry }) => entry));
    for (const [i, { resolve }] of together.entries()) resolve(answers?.[i] ?? 'unavailable');
  };

  /** `undefined` if nothing was stored. */
  const writeAll = (entries: readonly Entry[]): Answer[] | undefined => {
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
      gather(() => closeWhenQuiet(performance.now() + MAX_GATHER_MS));
    });

  return {
    add: join,
    addNothing: (now) => join({ now }),
  };
}

function keep(run: Run, entry: Entry): 'kept' | 'known' {
  const answer = entry.job ? insertJob(run, entry) : 'known';
  // A transaction that changes nothing does not wait for the disk, and its time would reveal that.
  if (answer === 'known') writePlaceholder(run, entry.now);
  return answer;
}

/** Several times as long as a disk write, so that most of the time is left for requests. */
const GATHER_MS = 25;
/** Maximum delay of the first job in a group. */
const MAX_GATHER_MS = 75;
