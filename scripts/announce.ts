// npm run announce: after a deploy, tells WebSub hubs and search engines what has changed.
import { indexNowKey } from '../src/discovery/indexnow-key.ts';
import { announce } from './newsroom/announce/announce.ts';
import { runCommand } from './command/command-line.ts';
import { makeCommand } from './command/command.ts';
import { projectPath } from './settings/environment.ts';

const command = makeCommand('npm run announce', {
  does: 'Tells the hub of the feeds, and search engines, what has changed. Run it when dist/ is deployed.',
  options: {
    yes: {
      type: 'boolean',
      default: false,
      does: 'send it; without it, what has changed is listed and nothing is sent',
    },
    manifest: {
      type: 'string',
      default: projectPath('.broadsheet/announced.json'),
      value: '<file>',
      does: 'what is announced; .broadsheet/announced.json when it is left out',
    },
  },
  notes: `  The hub is told of every feed that has changed since the last announced build; with INDEXNOW_KEY
  set, search engines (IndexNow) of every page that has changed or is gone. A page has changed when
  its own text, links or pictures have; the lists of other stories under an article are not its own.

  INDEXNOW_KEY  8 to 128 letters, digits and dashes; the build puts /<key>.txt on the site
  INDEXNOW_URL  another address than https://api.indexnow.org/indexnow`,
  run: async ({ values: { yes, manifest } }) => {
    const key = indexNowKey(process.env['INDEXNOW_KEY']);
    const url = process.env['INDEXNOW_URL'] || 'https://api.indexnow.org/indexnow';
    const client = projectPath('dist/client');
    return announce({ client, manifest, yes, indexNow: key ? { url, key } : undefined });
  },
});
process.exitCode = await runCommand(command, process.argv.slice(2));
