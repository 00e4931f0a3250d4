import { existsSync, globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { z } from 'zod';

/** Programs that run on a server. */
const PROGRAMS = ['serve', 'backup', 'doctor', 'rollback'].map((name) => `scripts/${name}.ts`);

const manifestSchema = z.looseObject({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

/**
 * Lists what the server of the project in `project` needs besides its build, as paths from there: the files
 * that its programs import, and the folders of the packages that they and the build in dist/ import.
 */
export function serverFiles(project: string): { files: string[]; packages: string[] } {
  const root = resolve(project);
  const files = new Set<string>();
  const packages = new Set<string>();
  const follow = (path: string): void => {
    if (files.has(path)) return;
    files.add(path);
    for (const name of importsIn(join(root, path))) {
      if (name.startsWith('.')) follow(relative(root, join(root, dirname(path), name)));
      else addPackage(name, root);
    }
  };
  const addPackage = (name: string, from: string): void => {
    const folder = isBuiltin(name) ? undefined : folderOf(packageName(name), from, root);
    if (folder === undefined || packages.has(folder)) return;
    packages.add(folder);
    const json: unknown = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const { dependencies, optionalDependencies } = manifestSchema.parse(json);
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies }))
      addPackage(needed, join(root, folder));
  };
  for (const program of PROGRAMS) follow(program);
  for (const file of globSync('dist/server/**/*.mjs', { cwd: root })) {
    for (const name of importsIn(join(root, file)))
      if (!name.startsWith('.')) addPackage(name, root);
  }
  return { files: [...files].toSorted(), packages: [...packages].toSorted() };
}

/** What a file imports when it runs: not the types. */
function importsIn(file: string): string[] {
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ESNext, verbatimModuleSyntax: true },
  });
  return ts.preProcessFile(outputText).importedFiles.map(({ fileName }) => fileName);
}

function isBuiltin(name: string): boolean {
  return name.startsWith('node:') || builtinModules.includes(name);
}

/** `@scope/name` or `name`, of what is imported from it. */
export function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The folder of a package as Node.js finds it from `from`; `undefined` if it is not installed. */
function folderOf(name: string, from: string, root: string): string | undefined {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return relative(root, folder);
  return from === root ? undefined : folderOf(name, dirname(from), root);
}
