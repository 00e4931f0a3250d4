import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installEleventy, RUN_ELEVENTY } from '../eleventy.ts';
import { builtFiles } from '../../server/built-files.ts';
import { requestTarget } from '../../server/request-target.ts';

/**
 * Builds an article with Eleventy in a temporary folder, where it is installed from the npm registry.
 * Its base blog is not an npm package, so this page imitates it: the same parts, an inline style, no
 * font, no image and no script.
 */
export async function buildEleventyBlog(
  markdown: string,
): Promise<{ folder: string; output: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-eleventy-'));
  await writeFile(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  await installEleventy(folder);
  await writeFile(join(folder, 'icon.svg'), ICON);
  await mkdir(join(folder, '_includes'));
  await writeFile(join(folder, '_includes/layout.njk'), LAYOUT);
  await writeFile(join(folder, 'eleventy.config.js'), CONFIG);
  await writeFile(
    join(folder, 'index.md'),
    `---\nlayout: layout.njk\ntitle: The same words\n---\n${markdown}`,
  );
  const [program, ...args] = RUN_ELEVENTY;
  await promisify(execFile)(program, args, { cwd: folder });
  return { folder, output: join(folder, '_site') };
}

/** Serves files compressed, like the site's own server, on a free port. */
export async function serveFiles(folder: string): Promise<{ url: string; close(): Promise<void> }> {
  const files = await builtFiles(folder);
  const server = createServer((req, res) => {
    const target = requestTarget(req.url);
    const found = target && files.find(target.address);
    if (found && 'file' in found) files.answer(req, res, found);
    else res.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('There is no free port.');
  return {
    url: `http://localhost:${address.port}/`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8H0z"/></svg>';

const CONFIG = `export default (config) => {
  config.addPassthroughCopy('icon.svg');
};
`;

const LAYOUT = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }}</title>
<meta name="description" content="An article, as Eleventy sets it.">
<link rel="icon" href="/icon.svg">
<style>
* { box-sizing: border-box }
:root { color-scheme: light dark }
body { max-width: 40em; margin: 0 auto; padding: 1rem; font-family: -apple-system, system-ui, sans-serif; line-height: 1.5 }
header, nav ul { display: flex; flex-wrap: wrap; gap: 1rem; list-style: none; padding: 0; align-items: center }
nav a, footer a { display: inline-block; padding: .7rem 0 }
pre { overflow: auto; padding: 1em; border: 1px solid #8888 }
table { border-collapse: collapse }
td, th { padding: .3em 1em .3em 0; border-bottom: 1px solid #8888 }
</style>
</head>
<body>
<header><a href="/">A blog</a>
<nav><ul><li><a href="/">Home</a></li><li><a href="/">Archive</a></li><li><a href="/">About</a></li><li><a href="/">Feed</a></li></ul></nav>
</header>
<main>
<h1>{{ title }}</h1>
<ul><li><time datetime="2025-03-01">01 March 2025</time></li><li><a href="/">a tag</a></li></ul>
{{ content | safe }}
<ul><li><a href="/">Previous: an older post</a></li><li><a href="/">Next: a newer post</a></li></ul>
</main>
<footer><p>Made with Eleventy.</p></footer>
</body>
</html>
`;
