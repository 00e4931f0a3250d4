// A program: prints as JSON what the programs named on its command line say with --help, for each
// program and each of its commands. One process for all of them, because most modules are shared.
import { projectPath, projectUrl } from '../../../scripts/settings/environment.ts';

/** Help texts by command; the program's own stands under ''. */
type Help = Record<string, string>;

const print = console.log;
const help: Record<string, Help> = {};
for (const script of process.argv.slice(2)) {
  const overview = await helpOf(script, '--help');
  const commands = overview.includes('-- <command>')
    ? [...overview.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name = '']) => name)
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
  // Each time a program of its own, which reads its arguments as it loads.
  await import(`${projectUrl(script).href}?${args.join('&')}`);
  return said.join('\n');
}
