import {
  type Command,
  type CommandOption,
  type CommandParts,
  makeCommand,
  UsageError,
} from '../../command/command.ts';

/** What most commands of `npm run issue` are called with. */
export const ISSUE = { name: '<issue>', example: '2025-04-14-daily', read: issueIdFrom };

/** What commands that mail say at the end of their help. */
export const EXIT_NOTE = '  What its exit status means: npm run issue -- --help';

/** Makes a command of `npm run issue`. */
export function issueCommand<const O extends Record<string, CommandOption>>(
  parts: CommandParts<O>,
): Command {
  return makeCommand('npm run issue', parts);
}

/**
 * The id of an issue, typed as it is or pasted as the name or the path of one of its files:
 * `content/issues/2025-04-14-daily.mdx`. Throws a UsageError for anything else.
 */
export function issueIdFrom(word: string): string {
  const name =
    word
      .trim()
      .split(/[\\/]/)
      .findLast((part) => part !== '') ?? '';
  const id = name.replace(/\.(?:mdx?|ledger\.json|skipped\.json)$/, '');
  if (/^\d{4}-\d\d-\d\d-[a-z\d]+(?:-[a-z\d]+)*$/.test(id)) return id;
  throw new UsageError(
    `${JSON.stringify(word)} is not an issue. Give its id, such as ${ISSUE.example}, or its file.`,
  );
}
