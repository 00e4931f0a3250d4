// A sandbox in its own process. Prints its URL, and runs until it is stopped.
import { startSandbox } from '../../sandbox/server.ts';

const { url } = await startSandbox();
console.log(url);
