import { links } from '../../core/links.ts';
import { finalAddress, type Redirect } from '../redirect.ts';
import { getArticles } from './articles.ts';
import { getOrderedCollection } from './ordered-collection.ts';
import { query } from './query.ts';

/** A redirect, with the title of the page to which it leads. */
export interface TitledRedirect extends Redirect {
  title?: string;
}

/** Every address that leads elsewhere: former slugs of articles, and content/redirects.yaml. */
export const getRedirects = query('getRedirects', async (): Promise<TitledRedirect[]> => {
  const articles = await getArticles();
  const titles = new Map(articles.map(({ id, headline }) => [links.article(id), headline]));
  const formerSlugs = articles.flatMap(({ id, headline, formerSlugs = [] }) =>
    formerSlugs.map((slug) => ({
      from: links.article(slug).replace(/\/$/, ''),
      to: links.article(id),
      title: headline,
    })),
  );
  const moved = new Map(formerSlugs.map(({ from, to }) => [from, to]));
  const redirects = (await getOrderedCollection('redirects')).map(({ data }) => {
    if (data.to === undefined) return data;
    const to = finalAddress(data.to, moved);
    const title = titles.get(to);
    return { ...data, to, ...(title !== undefined && { title }) };
  });
  return [...formerSlugs, ...redirects];
});
