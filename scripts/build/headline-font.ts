import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkitten';
import { projectPath } from '../settings/environment.ts';

/**
 * What is wrong with the file of the headline font, which is named by its package: what was found and
 * how to correct it. `undefined` when it is a WOFF2 font that can be read.
 */
export function headlineFontProblem(file: string): string | undefined {
  const packageName = file.split('/', file.startsWith('@') ? 2 : 1).join('/');
  const path = resolved(file);
  if (path === undefined || !existsSync(path)) {
    return isInstalled(packageName)
      ? `${packageName} has no such file. Name one of the .woff2 files in node_modules/${packageName}.`
      : `there is no such file in node_modules. Name a file of an installed package; npm install --save-exact ${packageName} installs this one.`;
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
