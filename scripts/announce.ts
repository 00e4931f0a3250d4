// npm run announce: tells WebSub hubs and search engines what changed. Run it after a deployment.
import { indexNowKey } from '../src/discovery/indexnow-key.ts';
import { announce } from './newsroom/announce/announce.ts';
import { runCommand } from './command/command-line.ts';
import { makeCommand } from './command/command.ts';
import { projectPath } from './settings/environment.ts';

const command = makeCommand('npm run announce', {
  does: 'Tells the WebSub hub and search engines what changed. Run it after you deploy dist/.',
  options: {
    yes: {
      type: 'boolean',
      default: false,
      does: 'send the announcements; without it, only list what changed',
    },
    manifest: {
      type: 'string',
      default: projectPath('.broadsheet/announced.json'),
      value: '<file>',
      does: 'record of what was announced (default: .broadsheet/announced.json)',
    },
  },
  notes: `  The hub receives every feed that changed since the last announced build. If INDEXNOW_KEY is set,
  search engines (IndexNow) receive every page that changed or was removed. A page counts as changed
  if its own text, links or images changed; the lists of other stories below an article do not count.

  INDEXNOW_KEY  8 to 128 letters, digits and dashes; the build publishes /<key>.txt
  INDEXNOW_URL  default: https://api.indexnow.org/indexnow`,
  run: async ({ values: { yes, manifest } }) => {
    const key = indexNowKey(process.env['INDEXNOW_KEY']);
    const url = process.env['INDEXNOW_URL'] || 'https://api.indexnow.org/indexnow';
    const client = projectPath('dist/client');
    return announce({ client, manifest, yes, indexNow: key ? { url, key } : undefined });
  },
});
process.exitCode = await runCommand(command, process.argv.slice(2));
