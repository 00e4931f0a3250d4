/**
 * The file that names the release of Broadsheet from which a copy's files come. A publisher may change the
 * version in package.json.
 */
export const VERSION_FILE = '.broadsheet-version';

/**
 * The release of a copy or an archive, by the texts of its files. Releases before 0.2.0 have no file for it.
 */
export function versionIn(textAt: (path: string) => string | undefined): string | undefined {
  const recorded = textAt(VERSION_FILE)?.trim();
  if (recorded) return recorded;
  const { name, version } = parsed(textAt('package.json'));
  return name === 'broadsheet' && typeof version === 'string' ? version : undefined;
}

function parsed(json: string | undefined): { name?: unknown; version?: unknown } {
  try {
    const data: unknown = JSON.parse(json ?? '');
    return typeof data === 'object' && data !== null ? data : {};
  } catch {
    return {};
  }
}
