import { join } from 'node:path';
import { frontFolder, type HostedBuild } from './hosted-build.ts';
import { headerRules } from './header-rules.ts';
import { type Place, quoted } from './place.ts';

/**
 * The file of a site for Caddy 2.6 or later, to import into its Caddyfile: files of the build with the headers
 * of the table, and everything else from the Node.js server.
 */
export function caddyFile(hosted: HostedBuild, { project, siteUrl, upstream }: Place): string {
  const { origin, protocol } = new URL(siteUrl);
  const rules = headerRules(hosted);
  const matchers = names();
  const set = (name: string, pattern: string, value: string) => {
    const { matcher, define } = matchers(`path_regexp ${raw(pattern)}`);
    return [...define, `header ${matcher} ${name} ${quoted(value)}`];
  };
  const types = Object.entries(hosted.types).map(
    ([ending, type]) => [`\\.${ending}$`, type] as const,
  );
  const text = [
    '# Written by npm run hosting -- caddy. Write it again instead of changing it.',
    `${origin} {`,
    ...(protocol === 'http:' ? ['  bind 127.0.0.1'] : []),
    '  # A build with other headers or redirects has no such folder, and Node.js answers.',
    `  root * ${join(project, 'dist', frontFolder(hosted))}`,
    ...(hosted.moved.length > 0
      ? [
          `  @moved path ${hosted.moved.map(quoted).join(' ')}`,
          `  handle @moved {`,
          `    reverse_proxy ${upstream}`,
          '  }',
        ]
      : []),
    '  @file {',
    '    method GET HEAD',
    '    file {path}index.html {path}',
    '  }',
    '  handle @file {',
    '    # In this order: the last value of a header is sent.',
    '    route {',
    '      encode gzip',
    ...types.flatMap(([ending, type]) => set('Content-Type', ending, type)).map(deep),
    ...rules.headers
      .flatMap(({ name, values }) =>
        values.flatMap(({ pattern, value }) => set(name, pattern, value)),
      )
      .map(deep),
    ...rules.types
      .flatMap(({ pattern, type, forPrograms }) => [
        ...set('Content-Type', pattern, type),
        ...(forPrograms ? forProgramsOnly(pattern, forPrograms, matchers) : []),
      ])
      .map(deep),
    '      file_server {',
    '        precompressed br gzip',
    '      }',
    '    }',
    '  }',
    '  handle {',
    `    reverse_proxy ${upstream}`,
    '  }',
    '  # A file that was there a moment ago.',
    '  handle_errors {',
    '    @lost expression `{err.status_code} == 404`',
    `    reverse_proxy @lost ${upstream}`,
    '  }',
    '}',
  ].join('\n');
  // Caddy's own style has tabs.
  return `${text.replaceAll(/^ +/gm, (spaces) => '\t'.repeat(spaces.length / 2))}\n`;
}

type Matchers = ReturnType<typeof names>;

function forProgramsOnly(pattern: string, type: string, matchers: Matchers): string[] {
  const { matcher, define } = matchers(
    `path_regexp ${raw(pattern)}`,
    'not header Accept *text/html*',
  );
  return [...define, `header ${matcher} Content-Type ${quoted(type)}`];
}

/** Gives each matcher a name, and defines it once. */
function names() {
  const known = new Map<string, string>();
  return (...conditions: string[]): { matcher: string; define: string[] } => {
    const key = conditions.join('\n');
    const before = known.get(key);
    if (before) return { matcher: before, define: [] };
    const matcher = `@m${known.size}`;
    known.set(key, matcher);
    const [only] = conditions;
    const define =
      conditions.length === 1
        ? [`${matcher} ${only}`]
        : [`${matcher} {`, ...conditions.map((line) => `  ${line}`), '}'];
    return { matcher, define };
  };
}

/** Text as it is, for a regular expression, in which a backtick is escaped. */
function raw(text: string): string {
  return `\`${text}\``;
}

function deep(line: string): string {
  return `      ${line}`;
}
