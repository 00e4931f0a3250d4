import { type Command, type CommandOption, type CommandParts, makeCommand } from '../command.ts';

/** What most commands of `npm run issue` are called with. */
export const ISSUE = { name: '<issue>', example: '2025-04-14-daily' };

/** Makes a command of `npm run issue`. */
export function issueCommand<const O extends Record<string, CommandOption>>(
  parts: CommandParts<O>,
): Command {
  return makeCommand('npm run issue', parts);
}
