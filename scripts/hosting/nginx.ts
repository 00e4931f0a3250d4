import { makeCommand } from '../command/command.ts';
import { here, hostedHere, OUT, output } from './here.ts';
import { nginxFile } from './nginx-file.ts';

export const nginxCommand = makeCommand('npm run hosting', {
  name: 'nginx',
  does: 'Prints a file for nginx, which serves the files of the build and passes the rest to Node.js.',
  options: {
    certificates: {
      type: 'string',
      value: '<folder>',
      does: 'where fullchain.pem and privkey.pem are; default: /etc/letsencrypt/live/<host>',
    },
    brotli: {
      type: 'boolean',
      default: false,
      does: 'send the files that the build compressed with Brotli; nginx needs the module brotli_static',
    },
    ...OUT,
  },
  async run({ values }) {
    const place = here();
    const certificates =
      values.certificates ?? `/etc/letsencrypt/live/${new URL(place.siteUrl).hostname}`;
    const hosted = await hostedHere(place);
    await output(nginxFile(hosted, place, { certificates, hasBrotli: values.brotli }), values.out);
    return 0;
  },
});
