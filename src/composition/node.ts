import { consoleLog } from '../providers/console/console-log.ts';
import { outboxFile } from '../providers/sqlite/outbox-file.ts';
import { sqliteOutboxErasure } from '../providers/sqlite/sqlite-outbox-erasure.ts';
import { sqliteOutboxReport } from '../providers/sqlite/sqlite-outbox-report.ts';
import { sqliteOutboxQueue } from '../providers/sqlite/sqlite-outbox-queue.ts';
import { sqliteOutbox } from '../providers/sqlite/sqlite-outbox.ts';
import type { Log } from '../core/log.ts';
import type { Settings } from '../settings/read-settings.ts';
import { canAcceptJobs, outboxDetails } from '../subscribers/outbox/health.ts';
import { composeLimits } from './limits.ts';
import type { ComposeRoutes } from './route-ports.ts';
import { composeShared, once, type Once, type Publication, required } from './shared.ts';

export type Ports = ReturnType<typeof compose>;

/**
 * Builds every port from the settings, for the outbox worker, all commands, and the routes of the
 * Node.js server, so that all of them use the same lists and files.
 */
export function compose(settings: Settings, publication: Publication, shared: Once = once) {
  const ports = composeShared(settings, publication, shared);
  return { ...ports, ...composeOutbox(settings, ports.log, shared) };
}

/** The ports of programs that only manage the outbox. */
export function composeOutbox(
  { outboxPath }: Pick<Settings, 'outboxPath'>,
  log: Log = consoleLog,
  shared: Once = once,
) {
  const file = shared('outbox', () => outboxFile(required('OUTBOX_PATH', outboxPath)));
  return {
    outboxFile: file,
    outbox: once('outbox', () => sqliteOutbox(file(), log)),
    outboxReport: once('report', () => sqliteOutboxReport(file())),
    outboxErasure: once('erasure', () => sqliteOutboxErasure(file())),
    outboxQueue: (server: Parameters<typeof sqliteOutboxQueue>[1]) =>
      sqliteOutboxQueue(file(), server),
  };
}

/** The ports of the routes on the Node.js server: jobs are on disk before the reader is answered. */
export const composeRoutes: ComposeRoutes = (settings, publication, shared) => {
  const { limiter, redisHealth } = composeLimits(settings, shared);
  const ports = compose(settings, publication, shared);
  return {
    ...ports,
    limiter,
    health: {
      canAcceptJobs: (now) => canAcceptJobs(ports.outboxReport(), ports.log, now),
      details: (now) => ({ ...outboxDetails(ports.outboxReport(), now), ...redisHealth() }),
    },
  };
};
