import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkitten';
import { projectPath } from '../settings/environment.ts';

/**
 * What is wrong with the headline font file, given as a package path: what was found and how to fix it.
 * `undefined` if it is a valid WOFF2 font.
 */
export function headlineFontProblem(file: string): string | undefined {
  const packageName = file.split('/', file.startsWith('@') ? 2 : 1).join('/');
  const path = resolved(file);
  if (path === undefined || !existsSync(path)) {
    return isInstalled(packageName)
      ? `${packageName} does not contain that file. Name one of the .woff2 files in node_modules/${packageName}.`
      : `that file does not exist in node_modules. Name a file of an installed package; to install this one, run npm install --save-exact ${packageName}.`;
  }
  if (!isWoff2(path)) return 'the file is not a WOFF2 font. Name a .woff2 file.';
  return undefined;
}

function isInstalled(packageName: string): boolean {
  return (
    /^(?:@[\w.-]+\/)?[\w-][\w.-]*$/.test(packageName) &&
    existsSync(projectPath(`node_modules/${packageName}`))
  );
}

function resolved(file: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(file);
  } catch {
    return undefined;
  }
}

function isWoff2(path: string): boolean {
  try {
    const font = readFileSync(path);
    return font.toString('latin1', 0, 4) === 'wOF2' && 'characterSet' in create(font);
  } catch {
    return false;
  }
}
