import { pageSchema } from '../page.ts';

// Not from the collection, because on-demand pages have a footer too, and the collections would put
// every article into the server bundle.
const frontMatter = import.meta.glob('/content/pages/*.{md,mdx}', {
  eager: true,
  import: 'frontmatter',
});

/** The title of a page in content/pages/. Throws an Error if there is no page with this id. */
export function pageTitle(id: string): string {
  const path = `/content/pages/${id}`;
  const page = pageSchema.safeParse(frontMatter[`${path}.md`] ?? frontMatter[`${path}.mdx`]);
  if (page.success) return page.data.title;
  throw new Error(`src/site.config.ts: there is no content/pages/${id}.md or ${id}.mdx.`);
}
