// A script that prints as JSON the --help output of the scripts in its arguments, for each
// script and each of its commands. One process for all, because they share most modules.
import { projectPath, projectUrl } from '../../../scripts/settings/environment.ts';

/** Help texts by command; the overview is under ''. */
type Help = Record<string, string>;

const print = console.log;
const help: Record<string, Help> = {};
for (const script of process.argv.slice(2)) {
  const overview = await helpOf(script, '--help');
  const commands = overview.includes('-- <command>')
    ? [...overview.matchAll(/^ {2}([a-z][a-z-]*) {2,}\S/gm)].map(([, name = '']) => name)
    : [];
  help[script] = { '': overview };
  for (const command of commands) {
    help[script][command] = await helpOf(script, command, '--help');
  }
}
print(JSON.stringify(help));

async function helpOf(script: string, ...args: string[]): Promise<string> {
  process.argv = [process.execPath, projectPath(script), ...args];
  const said: unknown[] = [];
  console.log = (line: unknown) => said.push(line);
  // Loaded anew each time, because it reads its arguments on load.
  await import(`${projectUrl(script).href}?${args.join('&')}`);
  return said.join('\n');
}
