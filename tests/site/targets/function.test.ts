import { globSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningSite, runSite } from '../running-site.ts';
import { otherTarget } from './target.ts';

const { target, root } = otherTarget() ?? { target: 'netlify', root: '' };
const folder = join(
  root,
  target === 'vercel' ? '.vercel/output/functions/_render.func' : '.netlify/v1/functions/ssr',
);
const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => readFileSync(join(folder, file), 'utf8'));

let site: RunningSite;
beforeAll(async () => {
  site = await runSite();
});
afterAll(() => site.close());

test('the function holds its own providers, and no other', () => {
  const all = code.join('\n');
  const files = globSync('src/providers/*/*.ts', { cwd: root });
  const isThere = (file: string) => {
    const text = readFileSync(join(root, file), 'utf8');
    const exported = text.matchAll(/^export (?:async )?(?:function|const) (\w+)/gm);
    return [...exported].some(([, name = '']) =>
      new RegExp(`^(?:(?:async )?function|var|let|const) ${name}\\b`, 'm').test(all),
    );
  };
  const names = new Set(files.filter(isThere).map((file) => file.split('/')[2]));
  const own = ['console', 'direct', 'jose', 'memory', 'redis', 'resend'];
  expect([...names].toSorted()).toEqual(own);
  expect(all).not.toContain('node:sqlite');
});

test('the function imports nothing that its host would have to install', () => {
  const imported = code.flatMap((text) => [
    ...text.matchAll(/^(?:import|export)\b[^'"`;]*?["']([^'"]+)["']/gm),
  ]);
  const names = imported.map(([, name = '']) => name).filter((name) => !name.startsWith('.'));
  expect(names.length).toBeGreaterThan(3);
  const isNode = (name: string) => name.startsWith('node:') || builtinModules.includes(name);
  expect(names.filter((name) => !isNode(name))).toEqual([]);
});

test('the function holds nothing besides its bundle', () => {
  const known = ['.broadsheet', '.vc-config.json', 'package.json', 'ssr.mjs'];
  expect(readdirSync(folder).filter((name) => !known.includes(name))).toEqual([]);
});

test('the health check says that sign-ups are accepted, and not more', async () => {
  const answer = await fetch(`${site.url}/healthz`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ ok: true });
});

test('without its settings, the function says that it accepts none', async () => {
  const bare = await runSite({ NEWSLETTER_FROM: '', TOKEN_SECRET: '' });
  try {
    expect((await fetch(`${bare.url}/healthz`)).status).toBe(503);
    expect(bare.output()).toContain('settings-missing');
    expect((await fetch(`${bare.url}/about/`)).status).toBe(200);
  } finally {
    await bare.close();
  }
});

test('what the host deploys names no path of the machine that built it', () => {
  const file = target === 'vercel' ? '.vercel/output/config.json' : '.netlify/v1/config.json';
  expect(readFileSync(join(root, file), 'utf8')).not.toContain(root);
});
