import type { AstroIntegration } from 'astro';
import { BODY_FOLDERS } from '../../src/loading/body-files.ts';

/** The module through which pages read the bodies of articles. */
const MODULE = '#article-bodies';
const RESOLVED = `\0${MODULE}`;

/** An Astro integration that lets pages read the bodies which the loader of the articles has kept. */
export function articleBodies(): AstroIntegration {
  return {
    name: 'article-bodies',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        const isBuild = command !== 'dev';
        const folder = new URL(BODY_FOLDERS[isBuild ? 'build' : 'dev'], config.cacheDir);
        updateConfig({ vite: { plugins: [readingFrom(folder, isBuild)] } });
      },
    },
  };
}

function readingFrom(folder: URL, isBuild: boolean) {
  return {
    name: 'article-bodies',
    enforce: 'pre' as const,
    resolveId: (id: string) => (id === MODULE ? RESOLVED : undefined),
    load(this: { environment: { name: string } }, id: string) {
      if (id !== RESOLVED) return undefined;
      // On-demand pages run elsewhere, and show no article.
      if (isBuild && this.environment.name === 'ssr') {
        return `export const readBody = () => { throw new Error('Bodies of articles are read by builds alone.'); };`;
      }
      return `import { readFileSync } from 'node:fs';
        export const readBody = (name) => readFileSync(new URL(name, ${JSON.stringify(folder.href)}), 'utf8');`;
    },
  };
}
