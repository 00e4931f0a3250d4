/** A node in a link: text, an element of Markdown or of HTML, a component, or a comment. */
export interface Named {
  type: string;
  value?: unknown;
  name?: string | null;
  tagName?: string;
  properties?: Readonly<Record<string, unknown>>;
  attributes?: readonly { name?: string; value?: unknown }[];
  children?: readonly Named[];
}

/** Whether a screen reader has something to say of a node in a link: text, or a picture with a description. */
export function isNamed(node: Named): boolean {
  if (node.type === 'text') return String(node.value).trim() !== '';
  if (isPicture(node)) {
    const alt =
      node.attributes?.find((one) => one.name === 'alt')?.value ?? node.properties?.['alt'];
    return typeof alt === 'string' && alt.trim() !== '';
  }
  return /^[A-Z]/.test(node.name ?? '') || Boolean(node.children?.some(isNamed));
}

/** Whether a picture is somewhere in a node. */
export function hasPicture(node: Named): boolean {
  return isPicture(node) || Boolean(node.children?.some(hasPicture));
}

function isPicture({ tagName, name }: Named): boolean {
  return /^(?:img|ArticlePicture)$/i.test(tagName ?? name ?? '');
}
