/**
 * Where a command of Astro keeps the files that it generates, from the project's folder. Each has its own: they hold
 * what the command has loaded (a build has no drafts, `npm run check` the articles of its own day), and
 * another one that reads them answers with pages that fail. `.astro/` is what editors and the
 * linter know; `astro check` and `astro sync` write the types there.
 */
export function astroFolder(command: string): string {
  return command === 'build' || command === 'dev' ? `.broadsheet/${command}/` : '.astro/';
}

/** Where a command keeps what it may use the next time: compiled articles, and pictures in their sizes. */
export function cacheFolder(command: string): string {
  return command === 'check' || command === 'sync' ? '.broadsheet/check/' : '.broadsheet/cache/';
}
