import { spawnSync } from 'node:child_process';
import { accessSync, constants, globSync } from 'node:fs';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { projectPath } from '../../scripts/settings/environment.ts';
import { read } from './docs/documents.ts';

const stepSchema = z.looseObject({ run: z.string().optional(), uses: z.string().optional() });
const workflowSchema = z.looseObject({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), z.looseObject({ steps: z.array(stepSchema).default([]) })),
});

const files = globSync('.github/workflows/*.yml', { cwd: projectPath('.') }).toSorted();
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** What GitHub's own parser says against a workflow. */
function problemsOf(name: string, content: string): string[] {
  const { context } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}

const commandsOf = (file: string) =>
  Object.values(workflowSchema.parse(load(read(file))).jobs).flatMap(({ steps }) =>
    steps.flatMap(({ run }) => run ?? []),
  );

test('there is a workflow for tests, deployments, previews, schedules, newsletters and releases', () => {
  expect(files.map((file) => file.replace('.github/workflows/', ''))).toEqual([
    'ci.yml',
    'deploy.yml',
    'preview.yml',
    'publish.yml',
    'release.yml',
    'scheduled.yml',
  ]);
});

describe.each(files)('%s', (file) => {
  const text = read(file);

  test('is a workflow, by the parser of GitHub', () => {
    expect(problemsOf(file, text)).toEqual([]);
    expect(problemsOf(file, text.replace('runs-on:', 'run-on:'))).not.toEqual([]);
    expect(problemsOf(file, text.replace('${{ ', '${{ no-such-context.'))).not.toBeUndefined();
  });

  test('names every action by a commit, with its version', () => {
    const actions = [...text.matchAll(/uses: (.+)$/gm)].map(([, action = '']) => action);
    for (const action of actions.filter((one) => !one.startsWith('./')))
      expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('gets no more rights than reading, unless it commits or releases', () => {
    const { permissions } = workflowSchema.parse(load(text));
    const mayWrite = /publish|release/.test(file);
    expect(permissions['contents']).toBe(mayWrite ? 'write' : 'read');
  });

  test('runs programs that exist, of versions that are fixed', () => {
    for (const command of commandsOf(file)) {
      const { status, stderr } = spawnSync('bash', ['-n'], { input: command, encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      for (const [, script = ''] of command.matchAll(/npm run (?:-s |--silent )?([\w:]+)/g))
        expect(Object.keys(scripts)).toContain(script);
      for (const [path] of command.matchAll(/(?<![\w/])\.ci\/[\w-]+/g))
        accessSync(projectPath(path), constants.X_OK);
      for (const [, what] of command.matchAll(/npx --yes (\S+)/g))
        expect(what).toMatch(/@\d+\.\d+\.\d+$/);
    }
  });
});

test('one action has one commit everywhere', () => {
  const pins = files.flatMap((file) => [...read(file).matchAll(/uses: (\w.+)@(.+)$/gm)]);
  const byAction = Map.groupBy(pins, ([, action]) => action);
  for (const [action, all] of byAction)
    expect([action, new Set(all.map(([, , pin]) => pin)).size]).toEqual([action, 1]);
});

test('a step of a preview that has a secret does not run for a fork', () => {
  const { jobs } = workflowSchema.parse(load(read('.github/workflows/preview.yml')));
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const withSecret = steps.filter((step) => JSON.stringify(step).includes('secrets.'));
  expect(withSecret).toHaveLength(2);
  for (const step of withSecret)
    expect(step['if']).toContain('!github.event.pull_request.head.repo.fork');
});
