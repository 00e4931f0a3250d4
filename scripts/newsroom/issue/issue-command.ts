import {
  type Command,
  type CommandOption,
  type CommandParts,
  makeCommand,
  UsageError,
} from '../../command/command.ts';

/** The argument of most commands of `npm run issue`. */
export const ISSUE = { name: '<issue>', example: '2025-04-14-daily', read: issueIdFrom };

/** The end of the help of commands that send email. */
export const EXIT_NOTE = '  Exit codes: npm run issue -- --help';

/** Makes a command of `npm run issue`. */
export function issueCommand<const O extends Record<string, CommandOption>>(
  parts: CommandParts<O>,
): Command {
  return makeCommand('npm run issue', parts);
}

/**
 * The id of an issue, given as it is or as the name or path of one of its files:
 * `content/issues/2025-04-14-daily.mdx`, `content/issues/2025-04-14-daily/index.mdx`. Throws a UsageError for anything else.
 */
export function issueIdFrom(word: string): string {
  const name =
    word
      .trim()
      .split(/[\\/]/)
      .filter((part) => part !== '')
      .findLast((part, i) => i === 0 || !/^index\.mdx?$/.test(part)) ?? '';
  const id = name.replace(/\.(?:mdx?|ledger\.json|skipped\.json)$/, '');
  if (/^\d{4}-\d\d-\d\d-[a-z\d]+(?:-[a-z\d]+)*$/.test(id)) return id;
  throw new UsageError(
    `${JSON.stringify(word)} is not an issue. Pass an id such as ${ISSUE.example}, or the file of an issue.`,
  );
}
