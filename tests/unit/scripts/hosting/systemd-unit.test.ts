import { expect, test } from 'vitest';
import { systemdUnit } from '../../../../scripts/hosting/systemd-unit.ts';

const place = {
  name: '100% News',
  siteUrl: 'https://news.example.org/',
  project: '/srv/paper',
  upstream: '127.0.0.1:4321',
};
const options = { user: 'broadsheet', port: 4321, outbox: undefined };

test.each([
  [{}, 'OUTBOX_PATH=/var/lib/broadsheet/outbox.sqlite\nStateDirectory=broadsheet\n'],
  [{ outbox: '/var/lib/a/b/outbox.sqlite' }, 'StateDirectory=a/b\n'],
  [{ outbox: '/srv/work/outbox.sqlite' }, 'ReadWritePaths=/srv/work\n'],
  [{ port: 80 }, 'AmbientCapabilities=CAP_NET_BIND_SERVICE\n'],
  [{ user: 'paper' }, 'User=paper\n'],
])('with %j, the server may do what it needs', (settings, line) => {
  expect(systemdUnit(place, { ...options, ...settings })).toContain(line);
});

test('a percent sign in a name is no specifier of systemd', () => {
  expect(systemdUnit(place, options)).toContain('Description=100%% News, https://');
});
