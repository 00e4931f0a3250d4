import { site } from '../site.ts';
import { absoluteUrl } from '../core/site-urls.ts';

interface Linked {
  name: string;
  description: string;
  path: string;
}

/**
 * llms.txt (llmstxt.org): describes the publication and links to its text in Markdown. Each section has
 * a heading and links.
 */
export function llmsTxt(
  sections: readonly { heading: string; items: readonly Linked[] }[],
  siteUrl: URL,
): string {
  const item = ({ name, description, path }: Linked) =>
    `- [${name.replace(/[\\[\]]/g, '\\$&')}](${absoluteUrl(path, siteUrl)}): ${description}`;
  return (
    [
      `# ${site.name}`,
      `> ${site.description}`,
      ...sections
        .filter(({ items }) => items.length > 0)
        .map(({ heading, items }) => `## ${heading}\n\n${items.map(item).join('\n')}`),
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}
