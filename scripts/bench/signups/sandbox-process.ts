// A sandbox in a process of its own. Prints its address, and runs until it is told to end.
import { startSandbox } from '../../sandbox/server.ts';

const { url } = await startSandbox();
console.log(url);
