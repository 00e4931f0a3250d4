// npm run announce: after a deploy, tells WebSub hubs and search engines what has changed.
import { parseArgs } from 'node:util';
import { indexNowKey } from '../src/domain/indexnow-key.ts';
import { announce } from './announce/announce.ts';
import { projectPath, readDotEnv } from './environment.ts';

const HELP = `npm run announce -- [options]

  Run it when dist/ is deployed. The hub that the feeds name is told of every feed that has changed
  since the last announced build; with INDEXNOW_KEY set, search engines (IndexNow) of every page
  that has changed or is gone. A page has changed when its own text, links or pictures have; the
  lists of other stories under an article are not its own.

  --yes              send it; without it, what has changed is listed and nothing is sent
  --manifest <file>  what is announced; .broadsheet/announced.json when it is left out

  INDEXNOW_KEY  8 to 128 letters, digits and dashes; the build puts /<key>.txt on the site
  INDEXNOW_URL  another address than https://api.indexnow.org/indexnow`;

readDotEnv();
process.exitCode = await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});

async function run(): Promise<number> {
  const { yes, manifest, help } = parseArgs({
    options: {
      yes: { type: 'boolean', default: false },
      manifest: { type: 'string', default: projectPath('.broadsheet/announced.json') },
      help: { type: 'boolean', default: false },
    },
  }).values;
  if (help) {
    console.log(HELP);
    return 0;
  }
  const key = indexNowKey(process.env['INDEXNOW_KEY']);
  const url = process.env['INDEXNOW_URL'] || 'https://api.indexnow.org/indexnow';
  const client = projectPath('dist/client');
  return announce({ client, manifest, yes, indexNow: key ? { url, key } : undefined });
}
