import { availableParallelism } from 'node:os';
import pMap from 'p-map';
import { afterAll, expect, test } from 'vitest';
import { renderingPool } from '../../../../../scripts/build/incremental/rendering-pool.ts';

/** A bundle of one page, with as much of Astro's app as a thread uses. */
const BUNDLE = `
  export const manifest = { routes: [{ routeData: { component: 'page', route: '/' }, styles: [] }] };
  export const app = {
    setInternals() {},
    setOptions() {},
    getComponentByRoute: async () => ({}),
    routeCache: { cache: {}, key: () => 'page' },
    render: async ({ url }) => new Response(url),
  };`;
/** As many as make another thread worth its start. */
const PAGES = 500;

const pool = renderingPool(`data:text/javascript,${encodeURIComponent(BUNDLE)}`, PAGES);
afterAll(() => pool?.close());

const render = (path: string) =>
  pool?.render(`https://example.org/${path}`, 'page', { path, params: {}, data: {}, parts: [] });

test.runIf(availableParallelism() > 1)(
  'other threads render while the build renders, without a pause of its own',
  async () => {
    // It has started when the first page is there.
    await render('first');
    let here = 0;
    let there = 0;
    const paths = Array.from({ length: PAGES }, (_, i) => String(i));
    const renderSomewhere = async (path: string) => {
      const rendered = await render(path);
      if (rendered) {
        expect(Buffer.from(rendered).toString()).toBe(`https://example.org/${path}`);
        there++;
      } else {
        const until = performance.now() + 1;
        while (performance.now() < until);
        here++;
      }
    };
    await pMap(paths, renderSomewhere, { concurrency: 16 });
    expect(here).toBeGreaterThan(0);
    // Far more than what they are given at the start.
    expect(there).toBeGreaterThan(20 * (availableParallelism() - 1));
  },
);
