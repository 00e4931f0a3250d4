import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { bareEnv, projectPath } from '../../scripts/settings/environment.ts';

test.concurrent.each(['announce', 'publish', 'doctor', 'issue', 'subscribers'])(
  'npm run %s ends silently when its output pipe closes, as in “| head”',
  async (name) => {
    const program = [projectPath(`scripts/${name}.ts`), '--help'];
    const child = spawn(process.execPath, program, { env: bareEnv() });
    child.stdout.destroy();
    const errors = text(child.stderr);
    // 128 + SIGPIPE.
    expect(await once(child, 'exit')).toEqual([141, null]);
    expect(await errors).toBe('');
  },
);
