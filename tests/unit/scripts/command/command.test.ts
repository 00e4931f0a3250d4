import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeCommand, UsageError } from '../../../../scripts/command/command.ts';
import { runCommandLine } from '../../../../scripts/command/command-line.ts';
import { ISSUE, issueCommand } from '../../../../scripts/newsroom/issue/issue-command.ts';

const run = vi.fn(() => Promise.resolve(0));
const command = issueCommand({
  name: 'look',
  operands: [ISSUE],
  does: 'Looks at it.',
  options: {
    force: { type: 'string', multiple: true, value: '<rule>', does: 'passes over a rule' },
    quiet: { type: 'boolean', does: 'says nothing' },
  },
  run,
});

test('the help of a command lists its options', () => {
  expect(command.help).toBe(
    [
      'Usage: npm run issue -- look <issue> [options]',
      '',
      '  Looks at it.',
      '',
      '  --force <rule>  passes over a rule',
      '  --quiet         says nothing',
    ].join('\n'),
  );
});

test('the only command of a program has no name', () => {
  const parts = { does: 'Looks at it.', options: {}, run };
  expect(makeCommand('npm run look', parts).help).toBe('Usage: npm run look\n\n  Looks at it.\n');
  const options = { quiet: { type: 'boolean', does: 'says nothing' } } as const;
  expect(makeCommand('npm run look', { ...parts, options }).help).toContain(
    'npm run look -- [options]\n',
  );
});

test('a command with two arguments needs both and takes no third', async () => {
  const kind = { name: '<kind>', example: 'rss' };
  const two = makeCommand('npm run take', {
    does: 'Takes it.',
    operands: [kind, { name: '<source>', example: 'feed.xml' }],
    options: {},
    run,
  });
  expect(two.help).toContain('Usage: npm run take -- <kind> <source>\n');
  await two.run(['rss', 'a.xml']);
  expect(run.mock.lastCall).toMatchObject([{ positionals: ['rss', 'a.xml'] }]);
  await expect(async () => two.run(['rss'])).rejects.toThrow(
    '<source> is required, such as feed.xml.',
  );
  await expect(async () => two.run(['a', 'b', 'c'])).rejects.toThrow(
    'Unexpected argument "c": npm run take takes only <kind> and <source>.',
  );
});

test.each([
  [[''], '<issue> is required, such as 2025-04-14-daily.'],
  [['a', '--force'], '--force needs a value.'],
  [
    ['a', '--force', '-1'],
    '--force needs a value. One that starts with a dash is written as --force=-x.',
  ],
  [['a', '--quiet=yes'], '--quiet takes no value.'],
])('%j is refused in the words of the command line', async (args, message) => {
  await expect(async () => command.run(args)).rejects.toThrow(new UsageError(message));
});

test('a command receives its parsed arguments', async () => {
  await command.run(['2025-04-14-daily', '--force', 'a', '--force', 'b']);
  expect(run.mock.lastCall).toMatchObject([
    { positionals: ['2025-04-14-daily'], values: { force: ['a', 'b'] } },
  ]);
});

test.each([
  ['an option that does not exist', ['2025-04-14-daily', '--loud']],
  ['nothing', []],
  ['two issues', ['a', 'b']],
])('refuses to run with %s', async (_, args) => {
  run.mockClear();
  await expect(async () => command.run(args)).rejects.toThrow(UsageError);
  expect(run).not.toHaveBeenCalled();
});

describe('npm run issue', () => {
  const failing = issueCommand({
    name: 'fail',
    does: 'Fails.',
    options: {},
    run: () => Promise.reject(new Error('It is not there. Build it.')),
  });
  const commands = { look: command, fail: failing };
  const said = { log: vi.spyOn(console, 'log'), error: vi.spyOn(console, 'error') };
  afterAll(() => vi.restoreAllMocks());
  beforeEach(() => Object.values(said).forEach((spy) => spy.mockReset().mockReturnValue()));

  test.each([
    ['lists its commands', ['--help'], 0, 'log', /look +Looks at it\.\n +fail +Fails\./],
    ['lists its commands if none is given', [], 0, 'log', /look +Looks/],
    [
      'names an unknown command, and lists the known ones',
      ['toString'],
      2,
      'error',
      /^"toString" is not a command of npm run issue\.\n\n.*\n *look +Looks/s,
    ],
    [
      'suggests the command with the closest name',
      ['lok'],
      2,
      'error',
      /^"lok" is not a command of npm run issue\. Did you mean look\?\n\n/,
    ],
    ['prints the help of a command', ['look', '--help'], 0, 'log', /-- look <issue>/],
    [
      'prints the help of a command that is used incorrectly',
      ['look'],
      2,
      'error',
      /^<issue> is required, such as 2025-04-14-daily\.\n\nUsage: npm run issue -- look/,
    ],
    [
      'suggests the option with the closest name',
      ['look', 'a', '--forse', 'x'],
      2,
      'error',
      /^--forse is not an option of npm run issue -- look\. Did you mean --force\?\n\n/,
    ],
    [
      'names an unexpected argument',
      ['look', 'a', 'b'],
      2,
      'error',
      /^Unexpected argument "b": npm run issue -- look takes only one <issue>\.\n\n/,
    ],
    [
      'says why a command failed, without a stack trace',
      ['fail'],
      1,
      'error',
      /^It is not there\. .*\.$/,
    ],
  ] as const)('%s', async (_, args, status, stream, words) => {
    expect(await runCommandLine(args, { program: 'npm run issue', commands })).toBe(status);
    expect(said[stream].mock.calls).toEqual([[expect.stringMatching(words)]]);
  });
});
