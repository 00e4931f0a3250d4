import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import ts from 'typescript';

/** The files that each file imports, type-only imports included, by path from `root`. */
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

/** The import cycles that a depth-first walk finds, each as a list of files that ends where it starts. */
export function importCycles(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>();
  const cycles: string[][] = [];
  const walk = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    for (const target of imports.get(file) ?? []) walk(target, [...path, file]);
    done.add(file);
  };
  for (const file of imports.keys()) walk(file, []);
  return cycles;
}
