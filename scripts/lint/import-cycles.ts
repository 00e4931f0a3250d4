import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import ts from 'typescript';

/** Which files each file imports, types included, by their paths from `root`. */
export function importsOf(root: string): Map<string, string[]> {
  const files = globSync('{src,scripts}/**/*.{ts,mjs,astro}', { cwd: root });
  const known = new Set(files.map((file) => file.replaceAll('\\', '/')));
  return new Map(
    [...known].map((file) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'));
      const targets = importedFiles.map(({ fileName }) => join(dirname(file), fileName));
      return [file, targets.filter((target) => known.has(target))];
    }),
  );
}

/** Every way from a file through its imports back to itself that a walk from the first file on finds. */
export function importCycles(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>();
  const cycles: string[][] = [];
  const walk = (file: string, way: readonly string[]): void => {
    const start = way.indexOf(file);
    if (start >= 0) cycles.push([...way.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    for (const target of imports.get(file) ?? []) walk(target, [...way, file]);
    done.add(file);
  };
  for (const file of imports.keys()) walk(file, []);
  return cycles;
}
