import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
// @ts-expect-error -- Astro exports it for the modules that @astrojs/mdx makes, and leaves it out of its types.
import { __astro_tag_component__ } from 'astro/runtime/server/index.js';
import { Fragment, jsx, jsxs } from 'astro/jsx-runtime';
import { memoize } from '../../core/memoize.ts';
import type { WriterComponent } from '../writer-components.ts';
import type { Article } from '../../articles/queries/articles.ts';
import { componentHtml } from './component-html.ts';

/** The form that one surface gives to each component of an article's body. */
export type BodyComponents = Record<WriterComponent | 'ArticlePicture', AstroComponentFactory>;

type Body = (props: { components: BodyComponents }) => unknown;

/**
 * An article's body, as compiled when it was loaded: a component that takes the surface's own
 * `components`. Page, feed and mail all ask here, and share one.
 */
export async function getArticleBody({ body }: Pick<Article, 'body'>): Promise<Body> {
  return evaluated(body);
}

/** The HTML of an article's body with these components, for what is not a page. */
export async function getArticleHtml(
  article: Pick<Article, 'body'>,
  components: BodyComponents,
): Promise<string> {
  // The container takes whatever a renderer knows; its type knows Astro's own components alone.
  const body = (await getArticleBody(article)) as unknown as AstroComponentFactory;
  return componentHtml(body, { components });
}

const evaluated = memoize(({ code, pictures }: Article['body']): Body => {
  // The code is Sätteri's, made from the publication's own articles by src/loaders/.
  const { default: Content } = new Function(code)({ jsx, jsxs, Fragment });
  const Body = ({ components }: { components: BodyComponents }) =>
    Content({ components: { ...components, Fragment }, pictures });

  // As @astrojs/mdx does at the end of each module it makes.
  Object.assign(Body, { [Symbol.for('mdx-component')]: true });
  __astro_tag_component__(Body, 'astro:jsx');
  return Body;
});
