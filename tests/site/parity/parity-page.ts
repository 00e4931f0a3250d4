import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import type { APIRoute } from 'astro';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { loadRenderers } from 'astro:container';
import { getArticles } from '../../../src/articles/queries/articles.ts';
import { mailHtml } from '../../../src/mail/mail-html.ts';
import { plainText } from '../../../src/mail/plain-text.ts';
import { feedHtml } from '../../../src/story/feed/feed-html.ts';
import { feedComponents } from '../../../src/story/feed/components.ts';
import { mailComponents } from '../../../src/story/mail/components.ts';
import { getArticleHtml } from '../../../src/story/queries/article-body.ts';
import ArticlePicture from '../../../src/story/site/ArticlePicture.astro';
import { siteComponents } from '../../../src/story/site/components.ts';
import FigureWords from './FigureWords.astro';

/** An article's HTML in each form, by article ID, as in `parity.json` of a copy of the project. */
export type Forms = Record<'ours' | 'stock' | 'feed' | 'mail' | 'text', string>;

const modules = import.meta.glob<{ Content: AstroComponentFactory }>('/content/articles/**/*.mdx');

const PAGE = 'https://news.example/articles/x/';

/**
 * Every article in MDX rendered twice, from the body that the loader compiled and from the module that
 * @astrojs/mdx makes of the same file, and its forms outside the site.
 */
export const GET: APIRoute = async () => {
  const renderers = await loadRenderers([getContainerRenderer()]);
  const container = await AstroContainer.create({ renderers });
  // Stock Astro cannot resolve an image path in a component's property.
  const components = { ...siteComponents, Figure: FigureWords };

  const forms: Record<string, Forms> = {};
  for (const article of await getArticles()) {
    const load =
      modules[`/content/articles/${article.id}.mdx`] ??
      modules[`/content/articles/${article.id}/index.mdx`];
    // A file of Markdown has other tests: @astrojs/mdx does not make it.
    if (!load) continue;
    const { Content } = await load();
    const feed = feedHtml(await getArticleHtml(article, feedComponents), PAGE);
    forms[article.id] = {
      feed,
      mail: mailHtml(await getArticleHtml(article, mailComponents), PAGE, '#808080'),
      text: plainText(feed, PAGE),
      ours: await getArticleHtml(article, components),
      stock: await container.renderToString(Content, {
        props: { components: { ...components, img: ArticlePicture } },
      }),
    };
  }
  return Response.json(forms);
};
