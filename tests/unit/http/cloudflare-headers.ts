/**
 * What Cloudflare makes of a `_headers` file, as its documentation says
 * (developers.cloudflare.com/workers/static-assets/headers): a URL inherits the headers of all rules that
 * match, two values of a header are joined with a comma, and `! Name` removes what earlier rules set.
 * Throws an Error for what it refuses.
 */
export function cloudflareHeaders(file: string): (path: string) => Record<string, string> {
  const lines = file.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const rules: { path: string; lines: string[] }[] = [];
  for (const line of lines) {
    if (line.length > 2000) throw new Error('A line has more than 2,000 characters.');
    if (line.startsWith('/')) rules.push({ path: line, lines: [] });
    else rules.at(-1)?.lines.push(line.trim());
  }
  if (rules.length > 100) throw new Error('There are more than 100 rules.');
  const matchers = rules.map(({ path, lines }) => {
    if ((path.match(/\*/g)?.length ?? 0) > 1) throw new Error(`${path} has two splats.`);
    const pattern = path
      .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll(/:[A-Za-z]\w*/g, '[^/]+');
    return { pattern: new RegExp(`^${pattern}$`), lines };
  });
  return (path) => {
    const headers = new Headers();
    for (const { pattern, lines } of matchers) {
      if (!pattern.test(path)) continue;
      for (const line of lines) {
        const [name = '', ...value] = line.split(':');
        if (line.startsWith('!')) headers.delete(line.slice(1).trim());
        else headers.append(name, value.join(':').trim());
      }
    }
    return Object.fromEntries(headers);
  };
}
