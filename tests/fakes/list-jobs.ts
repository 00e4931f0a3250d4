import { anAddress } from './an-address.ts';

/** A local part that must not be in any log. */
export const canary = anAddress('canary@example.org');

/** Times in a scenario: minutes after noon. */
export const at = (minutes: number) => new Date(Date.UTC(2025, 2, 1, 12, minutes));

/** Jobs of the canary, confirmed a minute after the link was issued. */
export const jobs = {
  subscribe: (minutes: number, newsletters = ['daily']) => ({
    kind: 'subscribe' as const,
    address: canary,
    newsletters,
    consent: { at: at(minutes + 1), page: '/a/', text: 'One mail a day.' },
    issuedAt: at(minutes),
  }),
  confirmAgain: (minutes: number, newsletters = ['daily']) => ({
    kind: 'confirm-again' as const,
    address: canary,
    newsletters,
    issuedAt: at(minutes),
    page: '/a/',
  }),
  choose: (minutes: number, newsletters: string[]) => ({
    kind: 'choose' as const,
    address: canary,
    newsletters,
    consent: { at: at(minutes), page: '/preferences/', text: 'One mail a week.' },
  }),
  leave: (minutes: number) => ({
    kind: 'leave' as const,
    address: canary,
    at: at(minutes),
    reason: 'reader' as const,
  }),
  recordChange: (minutes: number) => ({
    kind: 'note-change' as const,
    address: canary,
    at: at(minutes),
  }),
};
