import type { DueIssue } from '../../../src/newsletters/due-issues.ts';

export const PHASES = ['build', 'send'] as const;

/** What the operator asks for. */
export interface PublishRequest {
  yes: boolean;
  /** Id of the only newsletter to publish. */
  newsletter?: string | undefined;
  /** Rules to overrule. */
  force: string[];
  /** Send overdue issues too. */
  late: boolean;
  /** The only phase to run. */
  phase?: (typeof PHASES)[number] | undefined;
  push: boolean;
}

/** Whether to send an issue now, once it is planned. */
export function isWanted({ state }: DueIssue, { late }: PublishRequest): boolean {
  return state === 'due' || (late && state === 'overdue');
}
