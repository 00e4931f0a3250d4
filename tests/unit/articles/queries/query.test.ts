import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, expect, test, vi } from 'vitest';
import { query } from '../../../../src/articles/queries/query.ts';
import { setRenderingScope } from '../../../../src/core/rendering-page.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  setRenderingScope(new AsyncLocalStorage<string>());
});

test('a build asks once, the development server each time', async () => {
  const ask = vi.fn(async () => 'answer');
  const asked = query('getAnswer', ask);
  await asked();
  expect(await asked()).toBe('answer');
  expect(ask).toHaveBeenCalledTimes(2);
  vi.stubEnv('DEV', false);
  await asked();
  expect(await asked()).toBe('answer');
  expect(ask).toHaveBeenCalledTimes(3);
});

test('a page that the build may keep cannot ask while it is rendered', async () => {
  vi.stubEnv('DEV', false);
  const scope = new AsyncLocalStorage<string>();
  setRenderingScope(scope);
  const asked = query('getAnswer', async () => 'answer');
  await asked();
  await expect(scope.run('articles/x', asked)).rejects.toThrow(
    'getAnswer was asked while articles/x was rendered. Ask in getStaticPaths of the page',
  );
});
