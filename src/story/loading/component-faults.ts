import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import type { z } from 'zod';
import { shown } from '../../core/content-problem.ts';
import { withoutInvisible } from '../../core/invisible.ts';
import { misspelledKeys, spelledRight } from '../../core/misspelled-keys.ts';
import type { writerComponents } from '../writer-components.ts';
import type { Ancestor } from './ancestors.ts';
import type { BodyFault } from './body-fault.ts';
import { contentFaults } from './component-content.ts';
import { withAttributeName, withoutAttribute } from './raw-html/tag-in-line.ts';

type Element = Readonly<MdxJsxFlowElement | MdxJsxTextElement>;

/** Problems with one use of a component: its attributes, its content and its position (`parent`). */
export function componentFaults(
  node: Element,
  parent: Ancestor,
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

  const known = Object.keys(schema.shape);
  const misspelled = misspelledKeys(written, known);
  // A tag without content may have its attributes on several lines.
  const lastLine = node.children.length === 0 ? node.position?.end.line : undefined;
  const inTag = { key, lastLine };
  const renamed = misspelled.map(({ wrong, right }): Fault => {
    const instead = (text: string) => withAttributeName(text, wrong, right);
    return {
      ...inTag,
      found: `the attribute ${wrong}`,
      expected: `the attribute ${right}`,
      instead,
    };
  });
  const issues = schema.safeParse(spelledRight(written, misspelled)).error?.issues ?? [];
  const others = issues.flatMap((issue): Fault[] => {
    if (issue.code === 'unrecognized_keys') {
      const expected = `only ${known.join(', ')}`;
      return issue.keys.map((name) => {
        const instead = (text: string) => withoutAttribute(text, name);
        return { ...inTag, found: `the attribute ${name}`, expected, instead };
      });
    }
    const name = String(issue.path[0]);
    const value = written[name];
    if (value === undefined) return [{ key, found: 'nothing', expected: `the attribute ${name}` }];
    const visible = withoutInvisible(String(value));
    const isVisible = visible === value || typeof value !== 'string';
    const instead = isVisible ? undefined : (text: string) => text.replaceAll(value, visible);
    const where = `<${node.name}> ${name}`;
    return [{ ...inTag, key: where, found: shown(value), expected: issue.message, instead }];
  });
  return [...renamed, ...others];
}
