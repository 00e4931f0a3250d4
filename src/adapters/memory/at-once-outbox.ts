import type { ListWork, Outbox } from '../../domain/outbox.ts';

/** Carries out work on the list while the reader waits; it keeps nothing, and takes no mails. */
export function atOnceOutbox(list: ListWork): Outbox {
  return {
    async add({ job }) {
      const { kind } = job;
      if (
        kind === 'mail-confirmation' ||
        kind === 'mail-welcome' ||
        kind === 'mail-address-change'
      ) {
        return 'unavailable';
      }
      const { status } = await list.carryOut(job);
      return status === 'done' || status === 'overtaken' ? 'kept' : 'unavailable';
    },
  };
}
