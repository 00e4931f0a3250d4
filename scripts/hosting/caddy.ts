import { makeCommand } from '../command/command.ts';
import { caddyFile } from './caddy-file.ts';
import { here, hostedHere, OUT, output } from './here.ts';

export const caddyCommand = makeCommand('npm run hosting', {
  name: 'caddy',
  does: 'Prints a file for Caddy, which serves the files of the build and passes the rest to Node.js.',
  options: OUT,
  async run({ values }) {
    const place = here();
    await output(caddyFile(await hostedHere(place), place), values.out);
    return 0;
  },
});
