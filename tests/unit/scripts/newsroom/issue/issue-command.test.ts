import { getFileInfo } from 'prettier';
import { expect, test } from 'vitest';
import { UsageError } from '../../../../../scripts/command/command.ts';
import { projectPath } from '../../../../../scripts/settings/environment.ts';
import {
  ISSUE,
  issueCommand,
  issueIdFrom,
} from '../../../../../scripts/newsroom/issue/issue-command.ts';

const id = '2025-04-14-daily';

test.each([
  id,
  ` ${id}\n`,
  `${id}.mdx`,
  `content/issues/${id}.mdx`,
  `content/issues/${id}.md`,
  `content/issues/${id}/index.mdx`,
  `./content/issues/${id}.ledger.json`,
  `/srv/news/content/issues/${id}.skipped.json`,
  `content\\issues\\${id}.mdx`,
  `https://news.example/newsletter/${id}/`,
])('an issue is known by %j', (word) => {
  expect(issueIdFrom(word)).toBe(id);
});

test.each(['', 'daily', '2025-04-14', `${id}.yaml`, '../..', `${id}/email.html`, `${id}.mdx.mdx`])(
  '%j is no issue, and the refusal gives an example',
  (word) => {
    expect(() => issueIdFrom(word)).toThrow(UsageError);
    expect(() => issueIdFrom(word)).toThrow(ISSUE.example);
  },
);

test('every command of an issue gets its id from any pasted form of it', async () => {
  let given: string | undefined;
  const command = issueCommand({
    name: 'look',
    operands: [ISSUE],
    does: 'Looks.',
    options: {},
    run: async ({ positionals: [issue] }) => {
      given = issue;
      return 0;
    },
  });
  await command.run([`content/issues/${id}.mdx`]);
  expect(given).toBe(id);
});

test('what commands write beside the issues passes the format check, however it is set', async () => {
  for (const ending of ['ledger', 'skipped']) {
    const file = projectPath(`content/issues/${id}.${ending}.json`);
    const info = await getFileInfo(file, { ignorePath: projectPath('.prettierignore') });
    expect(info.ignored, file).toBe(true);
  }
});
