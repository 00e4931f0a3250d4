import { dirname, join } from 'node:path';
import type { Place } from './place.ts';

/**
 * The unit of the Node.js server for systemd 247 or later, which runs as `user` and may write to the folder of
 * the outbox alone. `outbox` is its file, if a setting names one.
 */
export function systemdUnit(
  { name, siteUrl, project }: Place,
  { user, port, outbox }: { user: string; port: number; outbox: string | undefined },
): string {
  const description = `${name}, ${siteUrl}`.replaceAll(/\s+/g, ' ').replaceAll('%', '%%');
  return `# Written by npm run hosting -- systemd. Put changes into a drop-in: systemctl edit.
[Unit]
Description=${description}
Wants=network-online.target
After=network-online.target

[Service]
User=${user}
WorkingDirectory=${project}
# The server reads ${join(project, '.env')} itself.
ExecStart=${join(project, 'node_modules/.bin/node')} scripts/serve.ts
Environment=NODE_ENV=production
${storage(outbox)}

# SIGTERM: the server finishes requests for at most 10 seconds.
TimeoutStopSec=20
Restart=always
RestartSec=1
# Invalid settings do not mend themselves.
RestartPreventExitStatus=2

NoNewPrivileges=yes
${port > 0 && port < 1024 ? LOW_PORT : 'CapabilityBoundingSet='}
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=yes
PrivateDevices=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
UMask=0077

[Install]
WantedBy=multi-user.target
`;
}

/** systemd creates what is below /var/lib. */
function storage(outbox: string | undefined): string {
  if (!outbox)
    return `Environment=OUTBOX_PATH=/var/lib/broadsheet/outbox.sqlite\n${stateIn('broadsheet')}`;
  const [, state] = /^\/var\/lib\/(.+)$/.exec(dirname(outbox)) ?? [];
  return state ? stateIn(state) : `ReadWritePaths=${dirname(outbox)}`;
}

function stateIn(folder: string): string {
  return `StateDirectory=${folder}\nStateDirectoryMode=0700`;
}

const LOW_PORT = `CapabilityBoundingSet=CAP_NET_BIND_SERVICE
AmbientCapabilities=CAP_NET_BIND_SERVICE`;
