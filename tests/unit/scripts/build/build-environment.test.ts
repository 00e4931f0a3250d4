import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildEnvironment } from '../../../../scripts/build/build-environment.ts';
import { projectPath } from '../../../../scripts/settings/environment.ts';

test('a build gets the settings of the site and what programs need', () => {
  const env = {
    SITE_URL: 'https://news.example',
    PORT: '1',
    BUILD_NOW: '2025-01-01T00:00:00Z',
    INDEXNOW_KEY: 'public-key',
    PATH: '/bin',
    HOME: '/root',
    TZ: 'UTC',
    LC_ALL: 'C',
    Path: 'C:\\',
    NODE_OPTIONS: '--trace-warnings',
  };
  expect(buildEnvironment(env)).toEqual(env);
});

test('it gets no settings of the server, and no secrets of other programs', () => {
  const example = readFileSync(projectPath('.env.example'), 'utf8');
  const settings = [...example.matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(([, name = '']) => name);
  const others = [
    'GITHUB_TOKEN',
    'AWS_SECRET_ACCESS_KEY',
    'SSH_AUTH_SOCK',
    'npm_config__auth',
    'X',
  ];
  const names = [...settings, ...others, 'RESEND_BASE_URL', 'DEPLOY_COMMAND'];
  expect(names).toEqual(expect.arrayContaining(['RESEND_API_KEY', 'TOKEN_SECRET', 'REDIS_URL']));
  const given = buildEnvironment(Object.fromEntries(names.map((name) => [name, 'canary'])));
  expect(Object.keys(given).toSorted()).toEqual([
    'BUILD_NOW',
    'DEPLOY_TARGET',
    'INDEXNOW_KEY',
    'PORT',
    'SITE_URL',
    'SUBSCRIBE_ORIGIN',
  ]);
});

test('the build step of the workflow has no Resend key; the send steps have it', () => {
  const workflow = readFileSync(projectPath('.github/workflows/publish.yml'), 'utf8');
  const [head = '', ...steps] = workflow.split(/^ {6}- /m);
  const withKey = steps.filter((step) => step.includes('RESEND_API_KEY'));
  expect(head).not.toContain('secrets.');
  expect(withKey.map((step) => /run: (.+)/.exec(step)?.[1])).toEqual([
    "npm run publish -- --yes --push --phase send ${{ inputs.late && '--late' || '' }}",
  ]);
});
