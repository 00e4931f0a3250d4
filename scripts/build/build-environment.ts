/** Settings that a build reads. All of them may be public. */
const SETTINGS = [
  'DEPLOY_TARGET',
  'SITE_URL',
  'SUBSCRIBE_ORIGIN',
  'PORT',
  'BUILD_NOW',
  'INDEXNOW_KEY',
];

/** Variables that Node.js and its child processes need on Linux, macOS and Windows. */
const SYSTEM = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TEMP',
  'TMP',
  'LANG',
  'LANGUAGE',
  'TZ',
  'TERM',
  'CI',
  'SYSTEMROOT',
  'WINDIR',
  'COMSPEC',
  'PATHEXT',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'NODE_ENV',
  'NODE_OPTIONS',
  'NODE_COMPILE_CACHE',
  'NO_COLOR',
  'FORCE_COLOR',
];

const ALLOWED: ReadonlySet<string> = new Set([...SETTINGS, ...SYSTEM]);

/**
 * The part of an environment that a build gets. It is an allow-list, so that neither secrets of the
 * server nor of other programs on the machine, such as a deploy key, can reach a page.
 */
export function buildEnvironment(env: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv {
  // Names are case-insensitive on Windows, where PATH is called Path.
  const isAllowed = (name: string) => ALLOWED.has(name.toUpperCase()) || /^LC_[A-Z]+$/.test(name);
  return Object.fromEntries(Object.entries(env).filter(([name]) => isAllowed(name)));
}
