import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { loadRenderers } from 'astro:container';

type Component = Parameters<AstroContainer['renderToString']>[0];

/** A container keeps a route of everything it renders, and walks all of them each time. */
const RENDERINGS = 100;

/** The HTML of a component with these properties, for what is not a page. */
export async function componentHtml(
  component: Component,
  props: Record<string, unknown>,
): Promise<string> {
  // A new one costs as much as it renders: it makes a key for encryption.
  if (renderings % RENDERINGS === 0) container = newContainer();
  renderings += 1;
  return (await container).renderToString(component, { props });
}

let renderings = 0;
let container: Promise<AstroContainer>;

async function newContainer(): Promise<AstroContainer> {
  renderers ??= loadRenderers([getContainerRenderer()]);
  return AstroContainer.create({ renderers: await renderers });
}

let renderers: ReturnType<typeof loadRenderers> | undefined;
