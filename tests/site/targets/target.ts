import { inject } from 'vitest';

/**
 * A target whose build the site tests run, besides the Node.js server. To add one: a project in vitest.config.ts
 * that provides `target`, and an entry in `hosts.ts`, which serves its build over plain HTTP.
 */
export type OtherTarget = 'cloudflare' | 'netlify' | 'vercel';

declare module 'vitest' {
  interface ProvidedContext {
    /** The target of a project. */
    target: OtherTarget;
    /** The project copy with its build, from `build-once.ts`. */
    targetRoot: string;
  }
}

/** The target of the running project; `undefined` if it is the Node.js server. */
export function otherTarget(): { target: OtherTarget; root: string } | undefined {
  const target = inject('target') as OtherTarget | undefined;
  return target && { target, root: inject('targetRoot') };
}

/** Whether the running target answers only when the provider has done its part, and stores nothing. */
export const isDirect = ['netlify', 'vercel'].includes(otherTarget()?.target ?? '');

/** Whether the running target is workerd. */
export const isWorkerd = otherTarget()?.target === 'cloudflare';

/** Where the files of a target are served otherwise than by the Node.js server. Its routes answer alike. */
export const ofFiles = {
  /** The status that adds the slash at the end of a page. */
  slash: isWorkerd ? 307 : 301,
  /** The type of an RSS feed for programs. Other hosts cannot tell programs from browsers. */
  rss: `${otherTarget() ? 'application/xml' : 'application/rss+xml'}; charset=utf-8`,
};
