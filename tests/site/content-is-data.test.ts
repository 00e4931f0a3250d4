import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyProject, type ProjectCopy } from '../../scripts/testing/project-copy.ts';

const NOW = '2025-04-15T00:00:00Z';
const CANARY = 'Zaunkoenig';
const SECRETS = [
  ...['RESEND_API_KEY', 'RESEND_BASE_URL', 'RESEND_SEGMENT_ID', 'RESEND_TOPIC_IDS'],
  ...['NEWSLETTER_FROM', 'TOKEN_SECRET', 'RESEND_WEBHOOK_SECRET', 'OUTBOX_PATH', 'REDIS_URL'],
  ...['DEPLOY_COMMAND', 'AWS_SECRET_ACCESS_KEY', 'GITHUB_TOKEN'],
];
const CODE = '$ tool <name> && echo "</code></pre><script>{process.env.HOME}</script>"';
const BODY = `{"A <literal>"} and {42}, with \`<inline> {code}\`.{/* ${CANARY} */}

\`\`\`console
${CODE}
\`\`\`

\`\`\`"><img
${CODE}
\`\`\`
`;
const SHOWN_CODE = CODE.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

let copy: ProjectCopy;
let output: string;
beforeAll(async () => {
  copy = await copyProject({ warm: true });
  await copy.write({
    '.env': SECRETS.map((name) => `${name}=${CANARY}-file-${name}\n`).join(''),
    'content/pages/data.mdx': `---\ntitle: Data\ndescription: Literals.\n---\n\n${BODY}`,
  });
  const secrets = Object.fromEntries(SECRETS.map((name) => [name, `${CANARY}-env-${name}`]));
  const result = await copy.build({ BUILD_NOW: NOW, ...secrets });
  expect(result.status, result.output).toBe(0);
  output = result.output;
});
afterAll(() => copy.remove());

test('dist/ contains no secret from the environment, .env or comments', () => {
  const dist = join(copy.folder, 'dist');
  const files = globSync('**/*', { cwd: dist, withFileTypes: true }).filter((f) => f.isFile());
  expect(files.length).toBeGreaterThan(50);
  for (const { parentPath, name } of files) {
    const bytes = readFileSync(join(parentPath, name));
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const text = (isPacked ? gunzipSync(bytes) : bytes).toString('latin1');
    expect(text.includes(CANARY), name).toBe(false);
  }
});

test('a page shows literals and code as typed, and the build warns about no language', () => {
  const html = readFileSync(join(copy.folder, 'dist/client/data/index.html'), 'utf8');
  expect(html).toContain('A &lt;literal&gt; and 42, with <code>&lt;inline&gt; {code}</code>.');
  expect(html.replaceAll('&gt;', '>').replaceAll('&quot;', '"').split(SHOWN_CODE)).toHaveLength(3);
  expect(html).toContain('class="language-console"');
  expect(output).not.toMatch(/Unable to load the language|Language does not exist/);
});
