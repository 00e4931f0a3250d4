// npm run build: builds the site into dist/.
import { astroBuild } from './astro.ts';
import { readDotEnv } from './environment.ts';

readDotEnv();
try {
  await astroBuild();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
