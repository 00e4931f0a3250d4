// Builds the site for the tests, with the environment of npm test and without .env.
import { astroBuild } from '../build/astro.ts';

await astroBuild();
