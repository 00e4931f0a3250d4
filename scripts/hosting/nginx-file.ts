import { join } from 'node:path';
import { frontFolder, type HostedBuild } from './hosted-build.ts';
import { type HeaderRule, headerRules, type TypeRule } from './header-rules.ts';
import { type Place, quoted } from './place.ts';

/** How nginx differs from one machine to another. */
export interface NginxOptions {
  /** The folder of fullchain.pem and privkey.pem. */
  certificates: string;
  /** Whether nginx has the module for files that are compressed with Brotli. */
  hasBrotli: boolean;
}

/**
 * The file of a site for nginx 1.22 or later, to include in its `http` block: files of the build with the
 * headers of the table, and everything else from the Node.js server.
 */
export function nginxFile(hosted: HostedBuild, place: Place, options: NginxOptions): string {
  const { host, port, hostname, protocol } = new URL(place.siteUrl);
  // A machine can have more than one publication.
  const id = host.replaceAll(/\W/g, '_');
  const rules = headerRules(hosted);
  const isHttps = protocol === 'https:';
  const listens = isHttps
    ? ['443 ssl http2', '[::]:443 ssl http2'].map((at) => at.replace('443', port || '443'))
    : [`127.0.0.1:${port || '80'}`];
  const texts = new Set(hosted.texts.map((extension) => quoted(hosted.types[extension] ?? '')));
  const types = Object.entries(hosted.types).map(([ending, type]) => `${quoted(type)} ${ending};`);
  return `${[
    '# Written by npm run hosting -- nginx. Write it again instead of changing it.',
    `upstream ${id} {`,
    `  server ${place.upstream};`,
    '  keepalive 16;',
    '}',
    ...rules.headers.filter(({ isConstant }) => !isConstant).flatMap((rule) => mapOf(rule, id)),
    ...(rules.types.some(({ forPrograms }) => forPrograms) ? mapOfPrograms(id) : []),
    'server {',
    ...indented(
      ...listens.map((at) => `listen ${at};`),
      `server_name ${hostname};`,
      ...(isHttps
        ? [
            `ssl_certificate ${join(options.certificates, 'fullchain.pem')};`,
            `ssl_certificate_key ${join(options.certificates, 'privkey.pem')};`,
          ]
        : []),
      '# A build with other headers or redirects has no such folder, and Node.js answers.',
      `root ${join(place.project, 'dist', frontFolder(hosted))};`,
      'default_type application/octet-stream;',
      'types {',
      ...indented(...types),
      '}',
      '# The build has compressed files. Those that it had no time for are compressed here.',
      'gzip on;',
      'gzip_static on;',
      'gzip_vary on;',
      `gzip_types ${[...texts].join(' ')};`,
      ...(options.hasBrotli ? ['brotli_static on;'] : []),
      ...rules.headers.map((rule) => `add_header ${rule.name} ${valueOf(rule, id)} always;`),
      'error_page 404 405 418 = @node;',
      'recursive_error_pages on;',
      '',
      ...hosted.moved.map((path) => `location = ${quoted(path)} { return 418; }`),
      ...rules.types.toReversed().flatMap((rule, i) => locationsOf(rule, i, id)),
      'location ~ "/$" { try_files "${uri}index.html" @node; }',
      'location / { try_files $uri @node; }',
      ...nodeLocation(id),
    ),
    '}',
    ...(isHttps ? plainServer(hostname, port) : []),
  ].join('\n')}\n`;
}

function valueOf(rule: HeaderRule, id: string): string {
  return rule.isConstant ? quoted(rule.values[0]?.value ?? '') : variableOf(rule, id);
}

function variableOf({ name }: HeaderRule, id: string): string {
  return `$${id}_${name.toLowerCase().replaceAll('-', '_')}`;
}

/** nginx takes the first pattern that matches, and leaves out a header without a value. */
function mapOf(rule: HeaderRule, id: string): string[] {
  const values = rule.values.toReversed();
  return [
    `map $uri ${variableOf(rule, id)} {`,
    ...indented(
      ...values.map(({ pattern, value }) => `${quoted(`~${pattern}`)} ${quoted(value)};`),
    ),
    '}',
  ];
}

function mapOfPrograms(id: string): string[] {
  return [`map $http_accept $${id}_program {`, ...indented('default 1;', '~text/html "";'), '}'];
}

/** nginx has no variables in types. */
function locationsOf({ pattern, type, forPrograms }: TypeRule, i: number, id: string): string[] {
  const typed = (name: string) => ['types {}', `default_type ${quoted(name)};`];
  const serve = 'try_files $uri @node;';
  if (!forPrograms) return block(`location ~ ${quoted(pattern)}`, ...typed(type), serve);
  return [
    ...block(
      `location ~ ${quoted(pattern)}`,
      ...typed(type),
      'error_page 404 405 = @node;',
      `error_page 418 = @program${i};`,
      `if ($${id}_program) { return 418; }`,
      serve,
    ),
    ...block(`location @program${i}`, ...typed(forPrograms), serve),
  ];
}

function nodeLocation(id: string): string[] {
  return block(
    'location @node',
    '# Node.js sends the headers. One without a value keeps those of the server out.',
    'add_header Cache-Control "";',
    '# Its answers are for one reader.',
    'gzip off;',
    `proxy_pass http://${id};`,
    'proxy_http_version 1.1;',
    'proxy_set_header Connection "";',
    'proxy_set_header Host $http_host;',
    'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
  );
}

/** Redirects to https, and answers the checks of certificate authorities from files. */
function plainServer(hostname: string, port: string): string[] {
  return block(
    'server',
    'listen 80;',
    'listen [::]:80;',
    `server_name ${hostname};`,
    'location /.well-known/acme-challenge/ { root /var/www/html; }',
    `location / { return 301 https://${hostname}${port && `:${port}`}$request_uri; }`,
  );
}

function block(head: string, ...inside: string[]): string[] {
  return [`${head} {`, ...indented(...inside), '}'];
}

function indented(...all: string[]): string[] {
  return all.map((line) => line && `  ${line}`);
}
