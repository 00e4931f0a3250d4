import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { codeBlocks, read } from '../unit/docs/documents.ts';
import { hasProgram } from './has-program.ts';

const isHere = hasProgram('promtool', '--version', 'the samples for Prometheus');

test.runIf(isHere)('Prometheus accepts the alerts and the settings in the documentation', () => {
  const [settings = '', alerts = ''] = codeBlocks(read('docs/operating/monitoring.md'), 'yaml');
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-promtool-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const check = (command: string, sample: string) => {
    const file = join(folder, `${command}.yml`);
    writeFileSync(file, sample);
    const { status, stdout, stderr } = spawnSync('promtool', ['check', command, file], {
      encoding: 'utf8',
    });
    return { status, output: stdout + stderr };
  };
  expect(check('rules', alerts)).toMatchObject({ status: 0 });
  expect(check('config', settings.replace(/ +authorization:\n.+\n/, ''))).toMatchObject({
    status: 0,
  });
  expect(check('rules', alerts.replace(' > 900', ' >'))).toMatchObject({ status: 1 });
});
