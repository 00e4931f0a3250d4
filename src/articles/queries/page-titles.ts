import { pageSchema } from '../page.ts';

// Not from the collection, because on-demand pages have a footer too, and the collections would put
// every article into the server bundle.
const frontMatter = import.meta.glob('/content/pages/*.{md,mdx}', {
  eager: true,
  import: 'frontmatter',
});

/**
 * The titles of the pages in content/pages/ with these ids, in this order. Throws an Error that names a
 * missing page.
 */
export function pageTitles(ids: readonly string[]): { id: string; title: string }[] {
  return ids.map((id) => {
    const path = `/content/pages/${id}`;
    const page = pageSchema.safeParse(frontMatter[`${path}.md`] ?? frontMatter[`${path}.mdx`]);
    if (page.success) return { id, title: page.data.title };
    throw new Error(
      `footerPages in src/site.config.ts: there is no content/pages/${id}.md or ${id}.mdx.`,
    );
  });
}
