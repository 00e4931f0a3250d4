import { makeCommand, UsageError } from '../command/command.ts';
import { portFrom } from '../settings/environment.ts';
import { here, OUT, output } from './here.ts';
import { systemdUnit } from './systemd-unit.ts';

export const systemdCommand = makeCommand('npm run hosting', {
  name: 'systemd',
  does: 'Prints a unit for systemd, which runs the Node.js server with few rights.',
  options: {
    user: {
      type: 'string',
      value: '<name>',
      default: 'broadsheet',
      does: 'the user of the server; default: broadsheet',
    },
    ...OUT,
  },
  async run({ values: { user, out } }) {
    // systemd.io/USER_NAMES
    if (!/^[a-z_][\w-]{0,30}$/.test(user))
      throw new UsageError(`--user must be the name of a user; found ${JSON.stringify(user)}.`);
    const options = { user, port: portFrom('PORT', 4321), outbox: process.env['OUTBOX_PATH'] };
    await output(systemdUnit(here(), options), out);
    return 0;
  },
});
