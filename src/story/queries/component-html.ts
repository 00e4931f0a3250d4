import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { loadRenderers } from 'astro:container';

type Component = Parameters<AstroContainer['renderToString']>[0];

/** Renderings per container. It keeps a route for each and walks all of them every time. */
const RENDERINGS_PER_CONTAINER = 100;

/** Renders a component with these props to HTML, for feeds and emails. */
export async function componentHtml(
  component: Component,
  props: Record<string, unknown>,
): Promise<string> {
  // Creating a container costs as much as one rendering: it generates an encryption key.
  if (renderings % RENDERINGS_PER_CONTAINER === 0) container = newContainer();
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
