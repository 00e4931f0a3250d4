// npm run backup: copies the outbox to a new file.
import { type CopyResult, copyOutbox } from '../src/providers/sqlite/copy-outbox.ts';
import { runCommand } from './command/command-line.ts';
import { makeCommand } from './command/command.ts';
import { newFileProblem } from './command/file-problem.ts';
import { outboxPath } from './settings/environment.ts';

const command = makeCommand('npm run backup', {
  operands: [{ name: '<file>', example: 'outbox-copy.sqlite' }],
  does: 'Copies the outbox to the new file <file> and checks the copy. Servers can keep running.',
  options: {},
  notes: '  The outbox is at OUTBOX_PATH. To restore a copy, see docs/operating/backups.md.',
  run: ({ positionals: [file = ''] }) => backUp(outboxPath(), file),
});
process.exitCode = await runCommand(command, process.argv.slice(2));

async function backUp(from: string, to: string): Promise<number> {
  const result = await copyOutbox(from, to).catch((error: unknown): never => {
    const sqlite = error instanceof Error && 'errcode' in error ? error.message : undefined;
    const why = sqlite && `${from} cannot be copied to ${to}: ${sqlite}. Nothing was written.`;
    throw new Error(why ?? newFileProblem(error, to) ?? String(error), { cause: error });
  });
  if (result.status !== 'copied') throw new Error(problem(result, from, to));
  console.log(`Backed up the outbox to ${to}. It contains readers' addresses: keep it safe.`);
  return 0;
}

function problem(
  result: Exclude<CopyResult, { status: 'copied' }>,
  from: string,
  to: string,
): string {
  switch (result.status) {
    case 'missing':
      return `There is no outbox at ${from}. Check OUTBOX_PATH.`;
    case 'exists':
      return `${to} already exists. Name another file, or remove it.`;
    case 'damaged':
      return `The outbox at ${from} is damaged: ${result.reason}. Nothing was written. Restore an earlier backup.`;
  }
}
