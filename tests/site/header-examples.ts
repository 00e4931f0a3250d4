import { globSync } from 'node:fs';
import { patternOf } from '../../src/http/headers-at.ts';
import type { HeaderClass } from '../../src/http/header-table.ts';
import { client } from './built-site.ts';

const asked = globSync('**/*', { cwd: client, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(?:br|gz)$/.test(entry.name))
  .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(client.length))
  .map((path) => path.replace(/(?<=\/)index\.html$/, ''));

/** The first file of the build that is in the class of `addresses` and not in a later one. */
export function exampleOf(table: readonly HeaderClass[], addresses: readonly string[]): string {
  const own = addresses.map(patternOf);
  const later = table
    .slice(table.findIndex((one) => one.addresses === addresses) + 1)
    .flatMap((one) => one.addresses.map(patternOf));
  const found = asked.find(
    (path) => own.some((one) => one.test(path)) && !later.some((one) => one.test(path)),
  );
  if (found === undefined) throw new Error(`The build has no file for ${addresses.join(', ')}.`);
  return found;
}
