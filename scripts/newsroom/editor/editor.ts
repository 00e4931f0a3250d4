import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { projectPath } from '../../settings/environment.ts';
import { editorPage } from './editor-page.ts';

/** Its files, below the address of the page. */
const FILES: Readonly<Record<string, { file: string; type: string }>> = {
  'sveltia-cms.js': {
    file: 'node_modules/@sveltia/cms/dist/sveltia-cms.js',
    type: 'text/javascript; charset=utf-8',
  },
  'icons.woff2': {
    file: 'node_modules/@fontsource-variable/material-symbols-outlined/files/material-symbols-outlined-latin-wght-normal.woff2',
    type: 'font/woff2',
  },
};

const ADDRESS = '/desk/editor/';

/** Nothing is loaded from another host, and nothing is sent to one. */
const POLICY =
  "default-src 'self' 'unsafe-inline' blob: data:; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'";

/**
 * An Astro integration that adds the editor, /desk/editor/, to the development server. The page is not one of
 * Astro's, whose live reload would interrupt whoever writes on every save.
 */
export function editor() {
  /** The path of the site, without a slash at its end. */
  let root = '';
  return {
    name: 'editor',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }: Setup) => {
        if (command !== 'dev') return;
        root = config.base.replace(/\/$/, '');
        // Found later, it would make the page reload.
        updateConfig({ vite: { optimizeDeps: { include: ['js-yaml'] } } });
      },
      'astro:server:setup': ({ server: { middlewares } }: ServerSetup) => {
        // Without the path of the site, which Astro removes.
        middlewares.use(ADDRESS, (request, response, next) => {
          answer(request, response, root).then((isAnswered) => {
            if (!isAnswered) next();
          }, next);
        });
      },
    },
  };
}

/** Returns whether the request is for the editor of a site at the path `root`, without a slash at its end. */
async function answer(
  { url = '/' }: IncomingMessage,
  response: ServerResponse,
  root: string,
): Promise<boolean> {
  const [path = ''] = url.slice(1).split('?');
  if (path === '') {
    const files = globSync('content/{articles,pages}/**/*.{md,mdx}', { cwd: projectPath('.') });
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Content-Security-Policy', POLICY);
    const paths = files.map((file) => file.replaceAll('\\', '/'));
    response.end(await editorPage(paths, `${root}/src/editor/start.ts`));
    return true;
  }
  const known = FILES[path];
  if (!known) return false;
  response.setHeader('Content-Type', known.type);
  const content = await readFile(projectPath(known.file));
  response.end(path.endsWith('.js') ? withOwnIcons(content.toString(), root) : content);
  return true;
}

const ICONS =
  /https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/material-symbols-outlined[^"')]*\.woff2/g;

/** Sveltia CMS loads its icons, which are letters of a font, from elsewhere. */
function withOwnIcons(script: string, root: string): string {
  return script.replaceAll(ICONS, `${root}${ADDRESS}icons.woff2`);
}

/** The parts of Astro's hooks that are used here. */
interface Setup {
  command: string;
  config: { base: string };
  updateConfig(config: { vite: { optimizeDeps: { include: string[] } } }): unknown;
}

interface ServerSetup {
  server: {
    middlewares: {
      use(
        path: string,
        handle: (
          request: IncomingMessage,
          response: ServerResponse,
          next: (error?: unknown) => void,
        ) => void,
      ): unknown;
    };
  };
}
