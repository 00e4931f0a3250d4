import { expect, test } from 'vitest';
import { writerComponents } from '../../../src/story/writer-components.ts';
import { readExamples } from '../../../src/styleguide/examples.ts';

const folder = new URL('../../../src/styleguide/examples/', import.meta.url);

test('every component has an example that an article could hold', async () => {
  const examples = await readExamples(folder);
  const components = Object.keys(writerComponents);
  expect(examples.map(({ name }) => name)).toEqual([...components, 'Markdown']);
  for (const { name, source } of examples.slice(0, -1)) expect(source).toContain(`<${name}`);
});

test('the style guide tells required attributes from optional ones', async () => {
  const chart = (await readExamples(folder)).find(({ name }) => name === 'Chart');
  expect(chart).toMatchObject({
    attributes: { required: ['type', 'title', 'data'], optional: ['unit', 'source'] },
  });
});
