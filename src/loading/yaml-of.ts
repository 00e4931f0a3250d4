import { dump } from 'js-yaml';

/** Data as YAML, with each text on one line, and in quotation marks if curly ones begin it. */
export function yamlOf(data: object, options: { flowLevel?: number } = {}): string {
  // A build takes curly quotation marks around a value for straight ones.
  return dump(data, { ...options, lineWidth: -1 }).replaceAll(
    /^( *\w+): ([“„‘‚].*)$/gm,
    (_, key: string, value: string) => `${key}: '${value.replaceAll("'", "''")}'`,
  );
}
