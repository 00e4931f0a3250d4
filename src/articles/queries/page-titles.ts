import { pageSchema } from '../page.ts';

// Not from the collection: the footer stands under the server's answers too, and the collections
// would bring every article with them.
const frontMatter = import.meta.glob('/content/pages/*.{md,mdx}', {
  eager: true,
  import: 'frontmatter',
});

/**
 * The pages under content/pages/ with these ids, in their order, and what each calls itself. Throws
 * an Error that names the page which is not there.
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
