// The ESLint rule that keeps links below the path of the site: an address of the site becomes a link or a
// URL through src/href.ts or src/core/site-urls.ts.

/** Attributes of elements that are links. */
const LINKS = new Set(['href', 'action', 'src', 'srcset']);

export const siteLinks = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      href: 'Write href({{address}}), so that the link has the path of the site.',
      absolute: 'Write absoluteUrl({{address}}, …), because new URL() drops the path of the site.',
      markup:
        'Write pathBelow({{address}}, …) or absoluteUrl(), so that the link has the path of the site.',
    },
  },

  create(context) {
    const report = (node, messageId) =>
      context.report({ node, messageId, data: { address: context.sourceCode.getText(node) } });
    return {
      JSXAttribute({ name, value }) {
        const node = value?.type === 'JSXExpressionContainer' ? value.expression : value;
        if (LINKS.has(name.name) && isAddress(node)) report(node, 'href');
      },
      NewExpression({ callee, arguments: [first] }) {
        if (callee.name === 'URL' && isAddress(first)) report(first, 'absolute');
      },
      TemplateLiteral({ quasis, expressions }) {
        for (const [i, expression] of expressions.entries()) {
          const before = quasis[i]?.value.raw ?? '';
          if (/(?:href|src|action)="$/.test(before) && isAddress(expression))
            report(expression, 'markup');
        }
      },
    };
  },
};

/** Whether a node is an address of the site: `links.home`, `links.article(id)`, `'/about/'`. */
function isAddress(node) {
  if (node?.type === 'CallExpression') return isAddress(node.callee);
  if (node?.type === 'MemberExpression') return node.object.name === 'links';
  if (node?.type === 'TemplateLiteral') {
    return node.quasis[0].value.raw.startsWith('/') || isAddress(node.expressions[0]);
  }
  return typeof node?.value === 'string' && /^\/(?!\/)/.test(node.value);
}
