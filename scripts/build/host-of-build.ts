import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A host that runs a build without the Node.js server. */
export type Host = 'cloudflare' | 'netlify' | 'vercel' | 'static';

/** A file that only a build for the host has. Netlify reads the one of static hosts too. */
export const HOST_FILES: Readonly<Record<Host, string>> = {
  cloudflare: 'wrangler.jsonc',
  netlify: '.netlify/v1/functions/ssr/ssr.mjs',
  vercel: '.vercel/output/config.json',
  static: 'client/_headers',
};

/** The host that the build in `build` was made for; `undefined` if it is the Node.js server. */
export function hostOfBuild(build: string): Host | undefined {
  const hosts = ['cloudflare', 'netlify', 'vercel', 'static'] as const;
  return hosts.find((host) => existsSync(join(build, HOST_FILES[host])));
}

const WHERE: Readonly<Record<Host, string>> = {
  cloudflare: 'for Cloudflare. Deploy it there',
  netlify: 'for Netlify. Deploy it there',
  vercel: 'for Vercel. Deploy it there',
  static: 'for a static host. Copy its client/ to that host',
};

/** Throws an Error with one line if a build is not for the Node.js server. */
export function mustHaveServer(build: string): void {
  const host = hostOfBuild(build);
  if (host === undefined) return;
  throw new Error(`The build in ${build} is ${WHERE[host]}, or build with DEPLOY_TARGET=node.`);
}

/** Throws an Error with one line if a build is not for Cloudflare. */
export function mustHaveWorker(build: string): void {
  if (hostOfBuild(build) === 'cloudflare') return;
  throw new Error(
    `There is no build for Cloudflare in ${build}. Run npm run preview:cloudflare without --no-build.`,
  );
}
