import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { subscribersCommand } from './subscribers-command.ts';

const { folder, start, run, changes } = await subscribersCommand();
const members = join(folder, 'members.csv');
beforeAll(() => {
  mkdirSync(join(folder, 'a-folder'));
  writeFileSync(members, 'address,state\nada@example.org,subscribed\n');
});

describe('an unusable file is reported in one sentence with its name, and nothing changes', () => {
  test.each([
    ['that is missing', ['import', 'no-such.csv'], /^no-such\.csv does not exist\. .+\n$/],
    ['that is a folder', ['import', join(folder, 'a-folder')], /a-folder is a folder\. .+\n$/],
    ['in a file', ['import', join(members, 'x.csv')], /part of the path is not a folder.+\n$/],
    ['to write in no folder', ['export', '--out', join(folder, 'no/x.csv')], /no does not exist/],
    ['to write that is a folder', ['export', '--out', join(folder, 'a-folder')], /exists\. Name/],
  ])('%s', async (_, args, words) => {
    const { status, out, errors } = await run(...args);
    expect(status).toBe(1);
    expect(errors).toMatch(words);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(out).toBe('');
    expect(changes()).toEqual([]);
  });
});

test('an export ends silently when its output pipe closes', async () => {
  const { child, ended } = start(['export']);
  child.stdout.destroy();
  expect(await ended).toMatchObject({ status: 141, errors: '' });
});
