// The build that the tests look at: as the environment of npm test says, and not .env.
import { astroBuild } from '../build/astro.ts';

await astroBuild();
