import {
  defineMdastPlugin,
  type MdastVisitorContext,
  type MdxJsxFlowElement,
  type MdxJsxTextElement,
} from 'satteri';
import { shown } from '../../core/content-problem.ts';
import { nearest } from '../../core/nearest.ts';
import { writerComponents } from '../writer-components.ts';
import { type Ancestor, ancestorsOf } from './ancestors.ts';
import type { BodyFault } from './body-fault.ts';
import { componentFaults } from './component-faults.ts';
import { isSafeElement } from './raw-html/html-schema.ts';
import { refusedFault } from './raw-html/html-words.ts';
import { withElementName } from './raw-html/tag-in-line.ts';
import { plainAttributes } from './literal-expressions.ts';
import { misplacedFault } from './mdx/misplaced-element.ts';
import { safeElement } from './mdx/safe-element.ts';

const AVAILABLE = `one of ${Object.keys(writerComponents)
  .map((name) => `<${name}>`)
  .join(', ')}, used without importing it`;

/** Component names in lower case, which browsers treat as unknown elements. HTML itself has `embed` and `figure`. */
const LOWERCASED = new Set(
  Object.keys(writerComponents)
    .map((name) => name.toLowerCase())
    .filter((name) => name !== 'embed' && name !== 'figure'),
);

/** The component that a name was probably meant to be. */
function namedLike(name: string): string | undefined {
  const names = Object.keys(writerComponents);
  const lower = nearest(
    name.toLowerCase(),
    names.map((one) => one.toLowerCase()),
  );
  return names.find((one) => one.toLowerCase() === lower);
}

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/**
 * Allows only the components that every surface can render. Reports `import` and `export`, unknown
 * components, invalid attributes and content of components, elements and attributes that are not safe,
 * and attributes whose value is not a literal.
 */
export function checkComponents(report: (fault: BodyFault) => void) {
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
      const parent = context.parent(node);
      componentFaults(plain, parent, rule).forEach(report);
      return;
    }
    const isComponent = /^[^a-z]|\./.test(name) && name !== '';
    if (isComponent || LOWERCASED.has(name.toLowerCase())) {
      const html = name.toLowerCase();
      const better = isSafeElement(html) ? html : namedLike(name);
      const lastLine = node.position?.end.line;
      const instead = (text: string) => better && withElementName(text, name, better);
      const expected = better ? `<${better}>` : AVAILABLE;
      report({ key: 'component', found: `<${name}>`, expected, line, lastLine, instead });
      return;
    }
    // What is in an element that is refused as a whole goes with it.
    if (ancestorsOf(node, context).some(isRefused)) return;
    const { faults: unsafe } = safeElement(plain);
    const misplaced = unsafe.length > 0 ? undefined : misplacedFault(node, context);
    [...unsafe, ...(misplaced ? [misplaced] : [])].forEach((fault) => report({ ...fault, line }));
  };

  return defineMdastPlugin({
    name: 'check-components',
    options: { position: true },
    mdxJsxFlowElement: visitElement,
    mdxJsxTextElement: visitElement,
    mdxjsEsm: (node) => {
      const found = shown(node.value.split('\n')[0]);
      const expected = `no import or export; use ${AVAILABLE}`;
      const { start } = node.position ?? {};
      const lastLine = start && start.line + node.value.trimEnd().split('\n').length - 1;
      report({ key: 'body', found, expected, line: start?.line, lastLine, instead: () => '' });
    },
  });
}

function isRefused(node: Ancestor): boolean {
  return 'name' in node && refusedFault(node.name?.toLowerCase() ?? '') !== undefined;
}
