import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectPath } from '../../scripts/environment.ts';
import { copyProject, type ProjectCopy } from '../../scripts/project-copy.ts';
import { writerComponents } from '../../src/domain/writer-components.ts';
import { elements, text } from './built-site.ts';
import { freePort } from './running-site.ts';

let copy: ProjectCopy;
let server: ChildProcess;
let html: string;

beforeAll(async () => {
  copy = await copyProject();
  const port = await freePort();
  server = spawn(
    process.execPath,
    [join(copy.folder, 'node_modules/astro/bin/astro.mjs'), 'dev', '--port', String(port)],
    {
      cwd: copy.folder,
      stdio: 'ignore',
      // Nothing of vitest's own settings, under which Astro would hold this for a test of its own.
      env: {
        PATH: process.env['PATH'],
        ASTRO_TELEMETRY_DISABLED: '1',
        ASTRO_DEV_BACKGROUND: '0',
      },
    },
  );
  html = await answer(`http://localhost:${port}/styleguide/`);
});

afterAll(async () => {
  server.kill();
  if (server.exitCode === null) await once(server, 'exit');
  await copy.remove();
});

test('the development server shows every component with its source', () => {
  const headings = elements(html, 'h2').map(text);
  const names = Object.keys(writerComponents);
  expect(headings.slice(0, names.length)).toEqual(names);
  for (const name of names) expect(text(html)).toContain(`<${name}`);
  expect(elements(html, 'svg').map(({ properties }) => properties['role'])).toEqual(['img', 'img']);
});

test('the built site has no style guide, and nothing of it', () => {
  const files = globSync('**/*', { cwd: projectPath('dist'), withFileTypes: true });
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter(({ name }) => /styleguide|harbor/i.test(name))).toEqual([]);
});

/** The page at `url`, as soon as its server answers with it. */
async function answer(url: string): Promise<string> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return response.text();
    if (performance.now() > deadline) throw new Error(`no answer: ${response?.status ?? 'none'}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
