// Stock Astro, for comparison: the component of the article's own module.
import { getEntry, render } from 'astro:content';
import { componentHtml } from './component-html.ts';

export async function getArticleBody({ id }) {
  const { Content } = await render(await getEntry('articles', id));
  return Content;
}

export async function getArticleHtml(article, components) {
  return componentHtml(await getArticleBody(article), { components });
}
