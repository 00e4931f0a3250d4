/**
 * The folder for an Astro command's generated files, relative to the project. Each command has its own,
 * because the files contain what it loaded (a build has no drafts; `npm run check` has the articles of
 * its own day), and pages fail if they read another command's. Editors and the linter expect types in
 * `.astro/`, where `astro check` and `astro sync` write them.
 */
export function astroFolder(command: string): string {
  return command === 'build' || command === 'dev' ? `.broadsheet/${command}/` : '.astro/';
}

/** The folder for an Astro command's cache: compiled articles and resized images. */
export function cacheFolder(command: string): string {
  return command === 'check' || command === 'sync' ? '.broadsheet/check/' : '.broadsheet/cache/';
}
