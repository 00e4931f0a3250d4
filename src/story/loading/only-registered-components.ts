import {
  defineMdastPlugin,
  type MdastVisitorContext,
  type MdxJsxFlowElement,
  type MdxJsxTextElement,
} from 'satteri';
import { shown } from '../../core/content-problem.ts';
import { writerComponents } from '../writer-components.ts';
import type { BodyFault } from './body-fault.ts';
import { componentFaults } from './component-faults.ts';
import { elementFaults } from './element-faults.ts';
import { plainAttributes } from './literals-only.ts';

const AVAILABLE = `one of ${Object.keys(writerComponents)
  .map((name) => `<${name}>`)
  .join(', ')}, used without importing it`;

/** What a browser would take for an element without a meaning. HTML has these two itself. */
const MISTYPED = new Set(
  Object.keys(writerComponents)
    .map((name) => name.toLowerCase())
    .filter((name) => name !== 'embed' && name !== 'figure'),
);

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/**
 * Holds articles to the components that every surface can render: refuses `import` and `export`,
 * unknown components, components that are used wrongly, elements that would be dead or dangerous on
 * the page, and attributes whose value is no literal.
 */
export function onlyRegisteredComponents(report: (fault: BodyFault) => void) {
  const rules = new Map(Object.entries(writerComponents));

  const visitElement = (node: Readonly<Element>, context: MdastVisitorContext) => {
    const name = node.name ?? '';
    const line = node.position?.start.line;
    const { attributes, faults } = plainAttributes(node);
    if (faults.length > 0) {
      faults.forEach((fault) => report({ ...fault, line }));
      return;
    }
    const plain = { ...node, attributes };
    const rule = rules.get(name);
    if (rule) {
      const parent = context.parent(node).type;
      componentFaults(plain, parent, rule).forEach(report);
      return;
    }
    const isComponent = /^[^a-z]|\./.test(name) && name !== '';
    if (isComponent || MISTYPED.has(name.toLowerCase())) {
      report({ key: 'component', found: `<${name}>`, expected: AVAILABLE, line });
      return;
    }
    elementFaults(plain, AVAILABLE).forEach((fault) => report({ ...fault, line }));
  };

  return defineMdastPlugin({
    name: 'only-registered-components',
    options: { position: true },
    mdxJsxFlowElement: visitElement,
    mdxJsxTextElement: visitElement,
    mdxjsEsm: (node) => {
      const found = shown(node.value.split('\n')[0]);
      const expected = `no import or export; use ${AVAILABLE}`;
      report({ key: 'body', found, expected, line: node.position?.start.line });
    },
  });
}
