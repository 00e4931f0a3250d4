import type { OtherTarget } from './target.ts';
import { netlifyHost } from './netlify-host.ts';
import { vercelHost } from './vercel-host.ts';

/** A host of a target: answers requests from the build in `root`, from a client with the address `ip`. */
export type Host = (root: string) => Promise<(request: Request, ip: string) => Promise<Response>>;

export const hosts: Readonly<Record<Exclude<OtherTarget, 'cloudflare'>, Host>> = {
  netlify: netlifyHost,
  vercel: vercelHost,
};
