// Builds the site for one target for the tests.
import { targetBuild } from './target-build.ts';

await targetBuild(process.argv[2] ?? '');
