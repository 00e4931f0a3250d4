import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { networkRanges } from '../../src/http/client-address.ts';
import { formOrigins } from '../../src/settings/forms-origin.ts';
import { siteUrlProblem } from '../../src/settings/site-address.ts';
import { mustBeWhole } from '../build/builds.ts';
import { mustHaveServer } from '../build/host-of-build.ts';
import { type CommandOption, InvalidSettings } from '../command/command.ts';
import { newFileProblem } from '../command/file-problem.ts';
import { listenHost, portFrom, projectPath, siteUrl } from '../settings/environment.ts';
import { site } from '../settings/site.ts';
import { frontFolder, hostedBuild, type HostedBuild } from './hosted-build.ts';
import type { Place } from './place.ts';

export const OUT = {
  out: {
    type: 'string',
    value: '<file>',
    does: 'write to this file, and replace it if it exists; default: standard output',
  },
} as const satisfies Record<string, CommandOption>;

/** The place of this publication. Throws an {@link InvalidSettings}. */
export function here(): Place {
  const problem = siteUrlProblem(siteUrl());
  if (problem) throw new InvalidSettings([problem]);
  const project = projectPath('.').replace(/\/$/, '');
  if (!/^[\w./@+~-]+$/.test(project)) {
    throw new InvalidSettings([
      `The folder of the project is ${project}: move it to a path of letters, digits and \`-._~@+\`, which servers read without quotes.`,
    ]);
  }
  const host = LOCAL[listenHost()] ?? listenHost();
  const upstream = `${host.includes(':') ? `[${host}]` : host}:${portFrom('PORT', 4321)}`;
  return { name: site.name, siteUrl: siteUrl(), project, upstream };
}

/** Where a server that listens on every address is reached. */
const LOCAL: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/**
 * The build in dist/, for a web server. Prints a warning if Node.js would not believe the addresses of
 * readers. Throws an {@link InvalidSettings} if there is none, or if it was made with other settings.
 */
export async function hostedHere({ project, upstream }: Place): Promise<HostedBuild> {
  const dist = join(project, 'dist');
  const hosted = await readBuild(dist).catch((error: unknown) => {
    throw new InvalidSettings([error instanceof Error ? error.message : String(error)]);
  });
  if (!existsSync(join(dist, frontFolder(hosted)))) {
    throw new InvalidSettings([
      'The build in dist/ was made with another SITE_URL or SUBSCRIBE_ORIGIN, or by an earlier release. Run npm run build again.',
    ]);
  }
  if (networkRanges(process.env['TRUSTED_PROXIES']).length === 0) {
    console.error(
      `TRUSTED_PROXIES is not set: set it to the address of the web server, such as ${upstream.startsWith('[') ? '::1' : '127.0.0.1'}, and restart Node.js. Without it, all readers count as one.`,
    );
  }
  return hosted;
}

async function readBuild(dist: string): Promise<HostedBuild> {
  mustBeWhole(dist);
  mustHaveServer(dist);
  return hostedBuild(dist, { siteUrl: siteUrl(), formOrigins: formOrigins(process.env) });
}

/** Prints the text, or writes it to `file` if it is given. */
export async function output(text: string, file: string | undefined): Promise<void> {
  if (file === undefined) return void process.stdout.write(text);
  await writeFile(file, text).catch((error: unknown) => {
    throw new Error(newFileProblem(error, file) ?? String(error), { cause: error });
  });
}
