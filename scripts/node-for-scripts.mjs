// Plain JavaScript for Node.js 20 without dependencies: scripts/install.mjs runs it with the system's Node.js.

/** The first major version that runs TypeScript without a flag or a warning and has node:sqlite. */
const MIN_NODE = 24;

/**
 * Why npm scripts cannot run on this machine, as one line with the fix; `undefined` if they can.
 * `hasPackagedNode`: a Node.js from package-lock.json is installed, and npm puts it first in PATH.
 * `version` is the version of the system's Node.js, without the `v`.
 *
 * @param {{ hasPackagedNode: boolean, version: string, platform: string, arch: string }} machine
 */
export function nodeProblem({ hasPackagedNode, version, platform, arch }) {
  if (hasPackagedNode || Number.parseInt(version, 10) >= MIN_NODE) return undefined;
  return `Node.js ${version} is too old, and package-lock.json has no newer one that runs on this machine (${platform} ${arch}). Install Node.js ${MIN_NODE} or newer from https://nodejs.org/, then run the same command again.`;
}
