// npm run changes: lists what readers and feeds see differently in another build.
import { runCommand } from './command/command-line.ts';
import { makeCommand } from './command/command.ts';
import {
  type BuiltChanges,
  builtChanges,
  type Changes,
  KINDS,
} from './newsroom/changes/built-changes.ts';

const command = makeCommand('npm run changes', {
  operands: [
    { name: '<before>', example: 'dist-before' },
    { name: '<after>', example: 'dist' },
  ],
  does: 'Lists the pages, feeds, emails and files that differ between two builds.',
  options: {
    json: { type: 'boolean', default: false, does: 'print them as JSON' },
  },
  notes: '  A build is a folder such as dist. Below a feed are its entries that differ.',
  async run({ values, positionals: [before = '', after = ''] }) {
    const changes = await builtChanges(before, after);
    console.log(values.json ? JSON.stringify(changes) : report(changes));
    return 0;
  },
});
process.exitCode = await runCommand(command, process.argv.slice(2));

function report(changes: BuiltChanges): string {
  const parts = KINDS.flatMap((kind) => {
    const { added, changed, removed } = changes[kind];
    if (added.length + changed.length + removed.length === 0) return [];
    const head = `${kind}: ${added.length} added, ${changed.length} changed, ${removed.length} removed`;
    return [[head, ...lines(changes[kind], '  ', changes.entries)].join('\n')];
  });
  return parts.length > 0 ? parts.join('\n\n') : 'Readers and feeds see no difference.';
}

function lines(
  { added, changed, removed }: Changes,
  indent: string,
  entries: BuiltChanges['entries'] = {},
): string[] {
  return [
    ...added.map((name) => `${indent}+ ${name}`),
    ...changed.flatMap((name) => {
      const inside = entries[name];
      return [`${indent}~ ${name}`, ...(inside ? lines(inside, `${indent}    `) : [])];
    }),
    ...removed.map((name) => `${indent}- ${name}`),
  ];
}
