import { nearest } from '../core/nearest.ts';

/** Where a build can run: the values of `DEPLOY_TARGET`. The first is the default. */
export const DEPLOY_TARGETS = ['node', 'cloudflare', 'netlify', 'vercel', 'static'] as const;

export type DeployTarget = (typeof DEPLOY_TARGETS)[number];

/** Parses `DEPLOY_TARGET`; `undefined` if it names no target. */
export function parseDeployTarget(value: string | undefined): DeployTarget | undefined {
  return value ? DEPLOY_TARGETS.find((target) => target === value) : DEPLOY_TARGETS[0];
}

/** Whether a target runs the on-demand routes as a function, without a disk. */
export function isFunction(target: DeployTarget | undefined): target is 'netlify' | 'vercel' {
  return target === 'netlify' || target === 'vercel';
}

/** Whether a target has a disk that stays, as the outbox needs it. */
export function hasDisk(target: DeployTarget | undefined): boolean {
  return target !== 'cloudflare' && !isFunction(target);
}

/** Returns the problem of `DEPLOY_TARGET` with the fix; `undefined` if it is valid or unset. */
export function deployTargetProblem(value: string | undefined): string | undefined {
  if (parseDeployTarget(value)) return undefined;
  const meant = nearest((value ?? '').toLowerCase(), DEPLOY_TARGETS);
  const hint = meant ? ` Did you mean ${meant}?` : '';
  return `DEPLOY_TARGET is ${JSON.stringify(value)}: set one of ${DEPLOY_TARGETS.join(', ')}, or unset it.${hint}`;
}
