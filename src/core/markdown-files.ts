/** What may be written in a file of words: Markdown, or Markdown with components. */
export type MarkdownFormat = 'md' | 'mdx';

/** The endings of the files of articles, pages and issues. */
export const MARKDOWN_ENDINGS = ['.md', '.mdx'] as const;

/** The format of a file, by its name. */
export function markdownFormat(file: string): MarkdownFormat {
  return file.endsWith('.md') ? 'md' : 'mdx';
}
