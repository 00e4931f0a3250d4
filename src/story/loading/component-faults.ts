import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import type { z } from 'zod';
import { shown } from '../../core/content-problem.ts';
import type { writerComponents } from '../writer-components.ts';
import type { BodyFault } from './body-fault.ts';
import { contentFaults } from './component-content.ts';

type Element = Readonly<MdxJsxFlowElement | MdxJsxTextElement>;

/** Problems with one use of a component: its attributes, its content and its position (`parent`). */
export function componentFaults(
  node: Element,
  parent: string,
  { attributes, content }: (typeof writerComponents)[keyof typeof writerComponents],
): BodyFault[] {
  const line = node.position?.start.line;
  const faults = [...attributeFaults(node, attributes), ...contentFaults(node, parent, content)];
  return faults.map((fault) => ({ line, ...fault }));
}

type Fault = Omit<BodyFault, 'line'>;

function attributeFaults(node: Element, schema: z.ZodObject): Fault[] {
  const key = `<${node.name}>`;
  const written: Record<string, unknown> = {};
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      const expected = 'attributes by name, such as title="…"';
      return [{ key, found: `{${attribute.value}}`, expected }];
    }
    const { name, value } = attribute;
    // A value in braces is the JSON of a list, as `plainAttributes` writes it.
    written[name] = typeof value === 'object' && value ? JSON.parse(value.value) : (value ?? true);
  }

  return (schema.safeParse(written).error?.issues ?? []).flatMap((issue): Fault[] => {
    if (issue.code === 'unrecognized_keys') {
      const expected = `only ${Object.keys(schema.shape).join(', ')}`;
      return issue.keys.map((name) => ({ key, found: `the attribute ${name}`, expected }));
    }
    const name = String(issue.path[0]);
    const value = written[name];
    if (value === undefined) return [{ key, found: 'nothing', expected: `the attribute ${name}` }];
    return [{ key: `<${node.name}> ${name}`, found: shown(value), expected: issue.message }];
  });
}
