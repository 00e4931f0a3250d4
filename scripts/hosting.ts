// npm run hosting: prints the file of a web server or of systemd for this publication.
import { runCommandLine } from './command/command-line.ts';
import { caddyCommand } from './hosting/caddy.ts';
import { nginxCommand } from './hosting/nginx.ts';
import { systemdCommand } from './hosting/systemd.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), {
  program: 'npm run hosting',
  commands: { nginx: nginxCommand, caddy: caddyCommand, systemd: systemdCommand },
  notes: '  docs/operating/hosting.md shows where each file goes.',
});
