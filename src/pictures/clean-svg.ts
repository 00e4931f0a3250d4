import type { CustomPlugin, XastElement } from 'svgo';
import { cleanPicture } from './clean-picture.ts';

/** Namespace prefixes to keep. Others belong to drawing programs. */
const DRAWING_PREFIXES = new Set(['', 'svg', 'xlink', 'xml']);

/** A picture in a `data:` URL, as `normalDataUrl` writes it. */
const DATA_PICTURE = /data:image\/([a-z+]+);base64,([A-Za-z0-9+/=]+)/g;

/**
 * An SVG without metadata, comments, and the elements and attributes of drawing programs. `<title>` and
 * `<desc>` stay, because they are for readers. Pictures in it are encoded again, without metadata.
 * Throws an Error if it is not valid XML, or if a picture in it cannot be decoded.
 */
export async function cleanSvg(original: Uint8Array): Promise<Uint8Array> {
  // Loaded when needed: most publications have no SVG.
  const { optimize } = await import('svgo');
  const { data } = optimize(decoded(original), {
    plugins: [
      { name: 'removeComments', params: { preservePatterns: false } },
      'removeDoctype',
      onlyTheDrawing,
    ],
  });
  return new TextEncoder().encode(await withCleanPictures(data));
}

/** Decodes with the encoding in the XML declaration; the default is UTF-8. */
function decoded(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const encoding = /^(?:\xEF\xBB\xBF)?<\?xml[^>]+encoding=["']([^"']+)["']/.exec(start)?.[1];
  return new TextDecoder(encoding).decode(bytes);
}

const onlyTheDrawing: CustomPlugin = {
  name: 'only-the-drawing',
  fn: () => ({
    root: {
      enter(root) {
        root.children = root.children.filter(({ type }) => type !== 'instruction');
      },
    },
    element: {
      enter(element, parent) {
        if (!isDrawn(element.name) || element.name.replace('svg:', '') === 'metadata') {
          parent.children = parent.children.filter((child) => child !== element);
          return;
        }
        element.attributes = drawnAttributes(element.attributes);
        element.children = element.children.filter(({ type }) => type !== 'instruction');
        if (element.name === 'style') removeCssComments(element);
      },
    },
  }),
};

function isDrawn(name: string): boolean {
  const [prefix, local] = name.split(':');
  return local === undefined || DRAWING_PREFIXES.has(prefix ?? '');
}

function drawnAttributes(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) =>
        name.startsWith('xmlns:') ? DRAWING_PREFIXES.has(name.slice(6)) : isDrawn(name),
      )
      .map(([name, value]) => [name, /^\s*data:/i.test(value) ? normalDataUrl(value) : value]),
  );
}

function removeCssComments(style: XastElement): void {
  for (const child of style.children) {
    if (child.type === 'text' || child.type === 'cdata') {
      child.value = child.value.replace(/\/\*.*?\*\//gs, '');
    }
  }
}

/** A `data:` URL (RFC 2397) in base64, without white space and parameters. */
function normalDataUrl(url: string): string {
  const [, type = '', base64, content = ''] =
    /^\s*data:([^;,]*)(?:;(?!base64)[^;,]*)*(;base64)?,(.*)$/is.exec(url) ?? [];
  const bytes = base64
    ? Buffer.from(decodeURIComponent(content), 'base64')
    : Buffer.from(decodeURIComponent(content), 'utf8');
  return `data:${type.toLowerCase()};base64,${bytes.toString('base64')}`;
}

async function withCleanPictures(svg: string): Promise<string> {
  const clean = new Map<string, string>();
  for (const [url, type = '', content = ''] of svg.matchAll(DATA_PICTURE)) {
    const bytes = Buffer.from(content, 'base64');
    const made = type === 'svg+xml' ? await cleanSvg(bytes) : await cleanPicture(bytes);
    clean.set(url, `data:image/${type};base64,${Buffer.from(made).toString('base64')}`);
  }
  return svg.replace(DATA_PICTURE, (url) => clean.get(url) ?? '');
}
