import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { runHosting } from '../site/run-hosting.ts';
import { hasProgram } from './has-program.ts';

const isHere = hasProgram('systemd-analyze', '--version', 'the unit for systemd');
const env = { SITE_URL: 'https://news.example.org/' };

test.runIf(isHere)('systemd accepts the unit, and finds few rights in it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-systemd-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const unit = join(folder, 'broadsheet.service');
  const { status, stderr } = runHosting(projectPath('.'), ['systemd', '--out', unit], env);
  expect(status, stderr).toBe(0);
  const analyze = (...args: string[]) =>
    spawnSync('systemd-analyze', [...args, unit], { encoding: 'utf8' });
  const verified = analyze('verify', '--man=no');
  expect(verified.stdout + verified.stderr).not.toContain('broadsheet.service');
  // From 0, no exposure, to 100.
  const secured = analyze('security', '--offline=true', '--threshold=25');
  expect(secured.stdout).toContain('exposure level');
  expect(secured.status, secured.stdout).toBe(0);
  // The control.
  writeFileSync(unit, readFileSync(unit, 'utf8').replace('Restart=always', 'Restart=sometimes'));
  const wrong = analyze('verify', '--man=no');
  expect(wrong.stdout + wrong.stderr).toContain('broadsheet.service');
});
