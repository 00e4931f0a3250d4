import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startWords } from '../../scripts/newsroom/setup/start/start-content.ts';
import { bareEnv, projectPath } from '../../scripts/settings/environment.ts';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';
import { outputOf } from '../traces/keep-traces.ts';
import { site } from '../../src/site.config.ts';

let copy: ProjectCopy;
beforeAll(async () => {
  copy = await copyProject();
  await rename(at('src/site.config.ts'), at('src/site.base.ts'));
  await setSite({});
  // A publication with one newsletter and one page, regardless of what the project has.
  for (const folder of ['articles', 'issues', 'newsletters', 'pages']) {
    await rm(at(`content/${folder}`), { recursive: true });
  }
  await copy.write({
    'content/newsletters/weekly.yaml':
      'name: Weekly\npromise: One a week.\ncadence: breaking\nmaximumPerDay: 1\n',
    'content/pages/about.mdx': '---\ntitle: About\n---\n',
  });
});
afterEach(() => setSite({}));
afterAll(() => copy.remove());

const newsletter = (id: string) => ({ newsletter: { ...site.newsletter, id } });
const NEWSLETTER_LINE =
  'src/site.config.ts: newsletter.id is "daily", but there is no content/newsletters/daily.yaml. Add that file, or set newsletter.id to weekly.';

/** Changes to site.config.ts, and the errors. tests/unit/settings/ tests more values. */
const WRONG: [what: string, changes: object, lines: string[]][] = [
  [
    'values',
    {
      locale: 'english',
      words: 'fr',
      timeZone: 'Europe/Bonn',
      articlesPerPage: '10',
      lokale: 'de',
    },
    [
      'locale is "english". Set a language tag (BCP 47) such as "en-US" or "de".',
      'words is "fr". Set one of "ar", "de", "en".',
      'timeZone is "Europe/Bonn". Set a time zone (IANA) such as "Europe/Berlin" or "UTC".',
      'articlesPerPage is "10". Set a whole number, 1 or more.',
      'lokale is not a setting. Correct its spelling, or remove it.',
    ],
  ],
  [
    'references to missing files',
    {
      headlineFont: { name: 'A font', file: '@fontsource/no-such-font/files/latin.woff2' },
      textFont: '@fontsource/no-such-font',
      navigation: ['news', 'abuot'],
      footerPages: ['about', 'terms'],
    },
    [
      'headlineFont.file is "@fontsource/no-such-font/files/latin.woff2", but that file does not exist in node_modules. Name a file of an installed package; to install this one, run npm install --save-exact @fontsource/no-such-font.',
      'textFont is "@fontsource/no-such-font", but that is not an installed font of Fontsource. Choose one at fontsource.org, and run npm install --save-exact @fontsource/no-such-font.',
      'footerPages[1] is "terms", but there is no content/pages/terms.md or terms.mdx. Add that file, or set footerPages[1] to about.',
      'navigation[1] is "abuot", but there is no content/pages/abuot.md or abuot.mdx. Add that file, or set navigation[1] to news, topics, archive, search, subscribe, newsletters, authors, feeds, or about.',
    ],
  ],
  [
    'a font that is not a font',
    { headlineFont: { name: 'A font', file: 'astro/package.json' } },
    [
      'headlineFont.file is "astro/package.json", but the file is not a WOFF2 font. Name a .woff2 file.',
    ],
  ],
];

describe('an invalid setting stops the build with one sentence that says how to fix it:', () => {
  test.each(WRONG)('%s', async (_, changes, lines) => {
    await setSite(changes);
    const output = lines.map((line) => `src/site.config.ts: ${line}\n`).join('');
    expect(await run('build')).toEqual({ status: 1, output });
  });

  test.each([
    [
      "export const site = {\n  name: 'A,\n};",
      /^src\/site\.config\.ts:2 is not valid TypeScript\. Look on that line and the one above for a missing or extra comma, .+\.\n$/,
    ],
    [
      "export const site = {\n  name: 'A'\n  url: 'B',\n};",
      /^src\/site\.config\.ts:3 is not valid TypeScript\. Look on that line and the one above for a missing or extra comma, .+\.\n$/,
    ],
    [
      'export const site = {\n  name: A,\n};',
      /^src\/site\.config\.ts:2 cannot be loaded: A is not defined\. Correct that line\.\n$/,
    ],
    ['export const paper = {};', /^src\/site\.config\.ts: site is missing\. Set .+\n$/],
  ])('%j', async (text, output) => {
    await writeFile(at('src/site.config.ts'), text);
    expect(await run('build')).toEqual({
      status: 1,
      output: expect.stringMatching(output) as string,
    });
  });
});

test('every program says in one line that the settings are not valid TypeScript', async () => {
  await writeFile(at('src/site.config.ts'), 'export const site = {\n  name: A B,\n};');
  const line = expect.stringMatching(
    /^src\/site\.config\.ts:2 is not valid TypeScript\. Look .+\.\n$/,
  ) as string;
  const programs = ['build', 'dev', 'start', 'serve', 'issue', 'publish', 'subscribers'];
  for (const program of [...programs, 'import', 'export', 'setup', 'check-content']) {
    expect(await run(program), program).toEqual({ status: 1, output: line });
  }
  const { status, output } = await run('doctor');
  expect(status).toBe(1);
  expect(output).toMatch(/^ {2}src\/site\.config\.ts:2 is not valid TypeScript\. Look .+\.$/m);
});

test('every program refuses invalid variables with the same message', async () => {
  const env = {
    SITE_URL: 'https://example.org/news',
    PORT: 'http',
    HOST: 'http://localhost',
    SIGN_UPS_PER_HOUR: 'many',
    BUILD_NOW: 'today',
  };
  const lines = [
    'SITE_URL has a path without a slash at its end: set the URL of the site, such as `https://example.org/news/`.',
    'PORT is "http": set a port from 0 to 65535, or unset it.',
    'HOST is "http://localhost": set an address to listen on, such as `127.0.0.1` or `::`, or unset it.',
    'SIGN_UPS_PER_HOUR is "many": set a whole number from 1 to 999999999, such as `1000`, or unset it.',
    'BUILD_NOW is "today": set a date and time such as 2025-03-31T00:00:00Z, or unset it.',
  ];
  for (const program of ['build', 'dev', 'start', 'serve']) {
    const refused = { status: 2, output: lines.map((line) => `${line}\n`).join('') };
    expect(await run(program, env), program).toEqual(refused);
  }
  const { status, output } = await run('doctor', env);
  expect([status, output.split('\n').slice(2, 7)]).toEqual([1, lines.map((line) => `  ${line}`)]);
});

test('an unknown target of a build is one line and exit code 2, and nothing is built', async () => {
  const output =
    'DEPLOY_TARGET is "nodee": set one of node, cloudflare, netlify, vercel, static, or unset it. Did you mean node?\n';
  expect(await run('build', { DEPLOY_TARGET: 'nodee' })).toEqual({ status: 2, output });
  expect(existsSync(at('.broadsheet/builds'))).toBe(false);
  expect(existsSync(at('dist'))).toBe(false);
});

test('the removed file of the newsletter is named by every program, and by doctor', async () => {
  await setSite(newsletter('daily'));
  for (const program of ['build', 'dev', 'start', 'serve', 'issue', 'publish']) {
    expect(await run(program), program).toEqual({ status: 1, output: `${NEWSLETTER_LINE}\n` });
  }
  const { status, output } = await run('doctor');
  expect(status).toBe(1);
  expect(output).toContain(`\n  ${NEWSLETTER_LINE}\n`);
});

describe('doctor refuses everything that serve refuses, in the same lines:', () => {
  /** A wrong value for each setting that the server reads. */
  const WRONG_VALUES = {
    SITE_URL: 'https://example.org/news',
    RESEND_API_KEY: 'two words',
    NEWSLETTER_FROM: 'The Daily',
    RESEND_SEGMENT_ID: 'a/b',
    RESEND_TOPIC_IDS: 'hourly:x',
    TOKEN_SECRET: 'short',
    OUTBOX_PATH: '/dev/null/outbox.sqlite',
    RESEND_WEBHOOK_SECRET: 'whsec_',
    SIGN_UPS_PER_CLIENT_PER_TEN_MINUTES: 'many',
    SIGN_UPS_PER_CLIENT_PER_DAY: '0',
    SIGN_UPS_PER_HOUR: '-1',
    REDIS_URL: 'limits.example:6379',
    TRUSTED_PROXIES: 'garbage',
    HEALTH_TOKEN: 'short',
    DEPLOY_TARGET: 'nodee',
    SUBSCRIBE_ORIGIN: 'http://join.example.org',
    HOST: '203.0.113.7',
    PORT: 'http',
    SANDBOX_PORT: '-1',
    INDEXNOW_KEY: 'short',
    BUILD_NOW: 'today',
  };
  /** Settings that .env.example leaves out, because they are for development. */
  const OTHERS = { RESEND_BASE_URL: 'notaurl', RESEND_DEBUG: 'true' };

  async function refusals(env: Record<string, string>) {
    const served = await run('serve', env);
    const examined = await run('doctor', env);
    expect([served.status, examined.status]).toEqual([2, 1]);
    const lines = served.output.trimEnd().split('\n');
    expect(examined.output.split('\n')).toEqual(
      expect.arrayContaining(lines.map((line) => `  ${line}`)),
    );
    expect(examined.output).not.toContain('Complete.');
    return lines;
  }

  test('each wrong setting of .env.example, and where there is none the missing one', async () => {
    const example = await readFile(projectPath('.env.example'), 'utf8');
    const names = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(Object.keys(WRONG_VALUES).toSorted()).toEqual(names.toSorted());

    const lines = await refusals({ ...WRONG_VALUES, ...OTHERS });
    const named = new Set(lines.map((line) => line.split(' ')[0]));
    expect([...named].toSorted()).toEqual([...names, ...Object.keys(OTHERS)].toSorted());

    const missing = await refusals({ RESEND_API_KEY: 're_key_of_the_settings_test' });
    expect(missing.map((line) => line.split(' ')[0])).toEqual(
      expect.arrayContaining(['NEWSLETTER_FROM', 'SITE_URL', 'TOKEN_SECRET', 'OUTBOX_PATH']),
    );
  });

  test.each([
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: 'garbage' }, /^TRUSTED_PROXIES is not valid\. /],
    [
      'a topic of no newsletter',
      { RESEND_TOPIC_IDS: 'hourly:x' },
      /^RESEND_TOPIC_IDS names hourly, which is not a newsletter: use only weekly\.$/,
    ],
    ['an id', { RESEND_SEGMENT_ID: 'a/b' }, /^RESEND_SEGMENT_ID /],
    [
      'a host of another machine',
      { HOST: '203.0.113.7' },
      /^HOST is "203\.0\.113\.7", which is not an address of this /,
    ],
    [
      'an outbox in a file',
      { OUTBOX_PATH: '/dev/null/outbox.sqlite' },
      /^OUTBOX_PATH cannot be written \(/,
    ],
    [
      'an outbox among processes',
      { OUTBOX_PATH: '/proc/paper/outbox.sqlite' },
      /^OUTBOX_PATH cannot be written \(/,
    ],
  ])('with the sandbox, %s', async (_, env, line) => {
    const lines = await refusals(env);
    expect(lines).toEqual([expect.stringMatching(line)]);
  });

  test('a newsletter that cannot be read', async () => {
    await copy.write({ 'content/newsletters/hourly.yaml': 'name: Hourly\n' });
    const lines = await refusals({});
    await rm(at('content/newsletters/hourly.yaml'));
    expect(lines).toEqual([expect.stringContaining('content/newsletters/ is invalid')]);
  });
});

test('doctor names what is left of the demo, and exits with 0', async () => {
  await copy.write({
    'content/pages/demo.md': 'This copy of Broadsheet does not have a publisher yet.\n',
  });
  const { status, output } = await run('doctor');
  expect(status).toBe(0);
  expect(output).toContain('  The postal address is an example. Set postalAddress');
  expect(output).toContain('  idAuthority is "broadsheet.example,2025", which nobody can own.');
  expect(output).toContain('  content/pages/demo.md is the page of the demo.');
  expect(output).toContain('  motto is that of the demo. Set it in src/site.config.ts');
  expect(output).toContain('  description is that of the demo. Set it in src/site.config.ts');
  await rm(at('content/pages/demo.md'));
});

test.each(Object.entries(startWords))(
  'doctor names the sentence that the page of setup leaves to replace, in %s',
  async (_, { about, aboutToReplace }) => {
    await copy.write({ 'content/pages/start.md': about('The Paper').body });
    const { output } = await run('doctor');
    await rm(at('content/pages/start.md'));
    expect(output).toContain(`  content/pages/start.md still says “${aboutToReplace}”`);
  },
);

test('doctor says that sign-ups from where the site listens would be refused', async () => {
  expect(await run('doctor', { SITE_URL: 'https://news.example.org' })).toMatchObject({
    status: 0,
    output: expect.stringContaining(
      '  SITE_URL is https://news.example.org, but the site listens at http://localhost:4321: ',
    ) as string,
  });
});

function at(path: string): string {
  return join(copy.folder, path);
}

async function setSite(changes: object): Promise<void> {
  const values = JSON.stringify({ ...newsletter('weekly'), footerPages: ['about'], ...changes });
  await writeFile(
    at('src/site.config.ts'),
    `import { site as base } from './site.base.ts';\nexport const site = { ...base, ...${values} };\n`,
  );
}

/** All that a program says in the copy, on both streams, and its exit status. */
async function run(program: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [at(`scripts/${program}.ts`)], {
    cwd: copy.folder,
    env: { ...bareEnv(), ...env },
  });
  const output = outputOf(child, env);
  const [status] = (await once(child, 'close')) as [number | null];
  expect(output()).not.toMatch(/^\s+at /m);
  return { status, output: output() };
}
