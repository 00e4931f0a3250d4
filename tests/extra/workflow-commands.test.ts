import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
} from 'node:fs';
import { copyFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { bareEnv, projectPath } from '../../scripts/settings/environment.ts';
import { hasProgram } from './has-program.ts';

const hasJq = hasProgram('jq', '--version', 'the commands of workflows that read JSON');
const hasRsync = hasProgram('rsync', '--version', 'the deployment to a machine');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-workflow-'));
  const made = folder;
  onTestFinished(() => rmSync(made, { recursive: true }));
});

/** Puts a program in front of the others of that name. */
function standIn(name: string, script: string): void {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'bin', name), `#!/usr/bin/env bash\n${script}`);
  chmodSync(join(folder, 'bin', name), 0o755);
}

function run(script: string, env: Record<string, string> = {}) {
  const bare = bareEnv();
  const PATH = `${join(folder, 'bin')}:${bare['PATH'] ?? ''}`;
  const options = { env: { ...bare, ...env, PATH }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(script, options);
  return { status, stdout, stderr };
}

describe.runIf(hasJq)('.ci/audit', () => {
  const audit = (report: string, code: number) => {
    standIn('npm', `cat <<'END'\n${report}\nEND\nexit ${code}\n`);
    return run(projectPath('.ci/audit'));
  };
  const report = (high: number) =>
    JSON.stringify({
      vulnerabilities: high ? { left: { severity: 'high', range: '<2' } } : {},
      metadata: { vulnerabilities: { low: 1, high, critical: 0 } },
    });

  test('fails for a vulnerability of high severity, and only for that', () => {
    expect(audit(report(1), 1)).toMatchObject({ status: 1, stdout: /high: left <2\n1 vuln/ });
    expect(audit(report(0), 1)).toMatchObject({ status: 0 });
  });

  test.each(['', '{"error":{"code":"ENOTFOUND"}}', '<html>502</html>'])(
    'does not fail if the registry answers %j',
    (answer) => {
      const { status, stdout } = audit(answer, 1);
      expect(status).toBe(0);
      expect(stdout).toContain('::warning::The registry did not answer');
    },
  );
});

describe.runIf(hasJq)('.ci/licenses', () => {
  const licenses = (...declared: string[]) => {
    const packages = declared.map((licenseDeclared, i) => ({
      name: `package-${i}`,
      versionInfo: '1.0.0',
      licenseDeclared,
    }));
    standIn('npm', `cat <<'END'\n${JSON.stringify({ packages })}\nEND\n`);
    return run(projectPath('.ci/licenses'));
  };

  test('allows the packages of this project, whose SBOM npm writes', () => {
    const { status, stdout, stderr } = run(projectPath('.ci/licenses'));
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: 'Every license is allowed.\n',
      stderr: '',
    });
  }, 300_000);

  test('names a package whose license is not allowed', () => {
    expect(licenses('MIT', '(MIT OR CC0-1.0)').status).toBe(0);
    expect(licenses('MIT', 'AGPL-3.0-only')).toMatchObject({
      status: 1,
      stderr: 'package-1 1.0.0: AGPL-3.0-only\n',
    });
    expect(licenses('(MIT AND GPL-3.0)').status).toBe(1);
  });
});

describe.runIf(hasJq)('.ci/ask-next', () => {
  /** With runs of the workflows, as gh lists them. */
  const ask = (runs: { deploy?: string; scheduled?: string; jobs?: boolean }, isDue = true) => {
    standIn(
      'gh',
      `case "$*" in
  *deploy.yml*) echo '${runs.deploy ?? ''}' ;;
  *scheduled.yml*) echo '${runs.scheduled ?? ''}' ;;
  *) echo ${runs.jobs ?? false} ;;
esac\n`,
    );
    standIn('npm', `echo "$*" > '${folder}/asked'; echo '{"isDue":${isDue}}'\n`);
    const { stdout } = run(projectPath('.ci/ask-next'));
    const asked =
      readdirSync(folder).includes('asked') && readFileSync(join(folder, 'asked'), 'utf8');
    return [stdout, asked ? /--since (\S+)/.exec(asked)?.[1] : undefined];
  };
  const early = '2025-03-14T06:00:00Z 1';
  const late = '2025-03-14T09:00:00Z 2';

  test('asks what became due since the last deployment, of either workflow', () => {
    expect(ask({ deploy: late, scheduled: early })).toEqual(['due=true\n', '2025-03-14T09:00:00Z']);
    expect(ask({ deploy: early, scheduled: late, jobs: true }, false)).toEqual([
      'due=false\n',
      '2025-03-14T09:00:00Z',
    ]);
    expect(ask({ deploy: early, scheduled: late, jobs: false })).toEqual([
      'due=true\n',
      '2025-03-14T06:00:00Z',
    ]);
  });

  test('deploys nothing that was never deployed', () => {
    expect(ask({})).toEqual(['due=false\n', undefined]);
  });
});

describe.runIf(hasRsync)('.ci/deploy-node', () => {
  const there = () => join(folder, 'there');

  /** Deploys a build from a checkout, with an ssh that stays on this machine. */
  function deploy(name: string, page: string) {
    const here = join(folder, 'here');
    const build = join(here, '.broadsheet/builds', name);
    mkdirSync(join(build, 'client'), { recursive: true });
    mkdirSync(join(here, '.ci'), { recursive: true });
    mkdirSync(there(), { recursive: true });
    copyFileSync(projectPath('.ci/deploy-node'), join(here, '.ci/deploy-node'));
    writeFileSync(join(build, 'client/index.html'), page);
    rmSync(join(here, 'dist'), { force: true });
    symlinkSync(build, join(here, 'dist'));
    standIn('ssh', 'while [[ $1 != host ]]; do shift; done; shift; exec sh -c "$*"\n');
    return run(join(here, '.ci/deploy-node'), { DESTINATION: `host:${there()}` });
  }

  test('switches dist to the new build, and keeps the newest ones', () => {
    for (let day = 1; day <= 7; day++) {
      const name = `2025031${day}T060000Z-abcdef`;
      const { status, stdout } = deploy(name, `day ${day}`);
      expect([status, stdout]).toEqual([0, `dist is now ${name} at host:${there()}.\n`]);
      expect(readFileSync(join(there(), 'dist/client/index.html'), 'utf8')).toBe(`day ${day}`);
      expect(readlinkSync(join(there(), 'dist'))).toBe(`.broadsheet/builds/${name}`);
    }
    const kept = readdirSync(join(there(), '.broadsheet/builds'));
    expect(kept.toSorted()).toEqual([3, 4, 5, 6, 7].map((day) => `2025031${day}T060000Z-abcdef`));
    expect(deploy('20250317T060000Z-abcdef', 'day 7').status).toBe(0);
  });

  test('says what is missing', () => {
    const { status, stderr } = run(projectPath('.ci/deploy-node'));
    expect(stderr).toBe('DESTINATION is missing or invalid: set it to user@host:/folder.\n');
    expect(status).toBe(2);
  });
});

test('npm writes the SBOM of the release', () => {
  const options = { cwd: projectPath('.'), env: bareEnv(), encoding: 'utf8' } as const;
  const args = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--omit', 'dev'];
  const { stdout } = spawnSync('npm', args, { ...options, maxBuffer: 1 << 26 });
  const { components } = JSON.parse(stdout) as { components: { name: string; purl: string }[] };
  const astro = components.find(({ name }) => name === 'astro');
  expect(astro?.purl).toMatch(/^pkg:npm\/astro@7\.\d+\.\d+$/);
  expect(components.some(({ name }) => name === 'vitest')).toBe(false);
}, 300_000);
