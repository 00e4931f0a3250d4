/** What a build reads of the environment: settings of the site that every reader may know. */
const SETTINGS = ['SITE_URL', 'PORT', 'BUILD_NOW', 'INDEXNOW_KEY'];

/** What Node.js and the programs below it need on Linux, macOS and Windows. */
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
 * The part of an environment that a build is given. It is an allow-list: neither the secrets of the
 * server nor those that a machine has for other programs, such as a deploy key, can reach a page.
 */
export function buildEnvironment(env: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv {
  // Windows knows no case: its PATH is called Path.
  const isAllowed = (name: string) => ALLOWED.has(name.toUpperCase()) || /^LC_[A-Z]+$/.test(name);
  return Object.fromEntries(Object.entries(env).filter(([name]) => isAllowed(name)));
}
