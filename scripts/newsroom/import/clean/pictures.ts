import type { Element } from 'hast';
import { parseSrcset } from 'srcset';
import { decodedPath } from '../../../../src/core/percent-encoding.ts';
import { shownAlt } from '../../../../src/story/loading/resolve-pictures.ts';
import { attribute, element, find, hasClass, replaceElements, text, textOf } from '../hast.ts';
import type { Parent } from '../hast.ts';
import type { Step } from './cleaning.ts';

/** Gives each picture one source, the largest, and a caption its `<figure>`. */
export const onePictureEach: Step = (tree, { note }) => {
  replaceElements(tree, (found) => (found.tagName === 'p' ? captioned(found) : undefined));
  replaceElements(tree, (found) => {
    if (found.tagName === 'picture') return [find(found, isPicture)].flatMap((one) => one ?? []);
    if (!hasClass(found, 'wp-caption') || found.tagName === 'figure') return undefined;
    // WordPress before 2011 wrote captions in a <div>.
    found.tagName = 'figure';
    const caption = find(found, (one) => hasClass(one, 'wp-caption-text'));
    if (caption) caption.tagName = 'figcaption';
    return undefined;
  });
  replaceElements(tree, (found) => {
    if (!isPicture(found)) return undefined;
    const src = largestSource(found);
    if (!src || isTrackingPixel(found)) return [];
    const [caption, title] = ['dataCaption', 'title'].map((name) => attribute(found, name).trim());
    const words =
      caption || (title && / /.test(title) && title !== attribute(found, 'alt') && title);
    if (words) note(`left out the title of a picture: “${words}”`);
    const alt = shownAlt(attribute(found, 'alt').replaceAll(/\s+/g, ' ').trim());
    return [element('img', { src, alt })];
  });
  replaceElements(tree, (found) => (leadsToPicture(found) ? found.children : undefined));
  replaceElements(tree, (found) => (found.tagName === 'figure' ? figureParts(found) : undefined));
  replaceElements(tree, (found) => {
    if (found.tagName === 'figure') return [found];
    // The source of a quotation, in beehiiv: a caption needs a figure.
    if (found.tagName === 'figcaption') found.tagName = 'div';
    return undefined;
  });
};

/** A paragraph with one picture that has a caption, as a figure. */
function captioned(paragraph: Element): Element[] | undefined {
  const [only, another] = paragraph.children.filter(
    (child) => child.type !== 'text' || child.value.trim() !== '',
  );
  const picture = only?.type === 'element' && (isPicture(only) ? only : find(only, isPicture));
  const isAlone = picture && !another && textOf(paragraph) === '';
  const caption = isAlone ? attribute(picture, 'dataCaption').trim() : '';
  if (!isAlone || caption === '') return undefined;
  delete picture.properties['dataCaption'];
  delete picture.properties['title'];
  return [element('figure', {}, [only, element('figcaption', {}, [text(caption)])])];
}

/** Whether a link around a picture leads to this picture alone, in another size maybe. */
function leadsToPicture(link: Element): boolean {
  const picture = link.tagName === 'a' && textOf(link) === '' && find(link, isPicture);
  if (!picture) return false;
  const [from, to] = [attribute(picture, 'src'), attribute(link, 'href')].map(nameOfPicture);
  return from !== '' && from === to;
}

/** The name of a picture file, without what WordPress and Ghost add for its size; empty if it is none. */
function nameOfPicture(address: string): string {
  const path = decodedPath(decodedPath(address)).replace(/[?#].*$/s, '');
  const [, name = ''] = /([^/]+)\.(?:avif|gif|jpe?g|png|webp)$/i.exec(path) ?? [];
  return name.replace(/-\d+x\d+$|-scaled$/, '');
}

const isPicture = (found: Element) => found.tagName === 'img';

function largestSource(picture: Element): string {
  // Scripts load these later.
  const lazy = ['dataSrc', 'dataOriginal', 'dataLazySrc', 'dataOrigFile'];
  const given = [...lazy, 'src'].map((name) => attribute(picture, name));
  const srcset = picture.properties['srcSet'] ?? picture.properties['dataSrcset'];
  const candidates = parsedSrcset(Array.isArray(srcset) ? srcset.join(', ') : String(srcset ?? ''));
  return candidates.at(-1) ?? given.find((src) => src && !src.startsWith('data:image/gif')) ?? '';
}

/** The URLs of a `srcset`, from the smallest to the largest. */
function parsedSrcset(srcset: string): string[] {
  try {
    return parseSrcset(srcset)
      .toSorted((a, b) => (a.width ?? a.density ?? 1) - (b.width ?? b.density ?? 1))
      .map(({ url }) => url);
  } catch {
    return [];
  }
}

function isTrackingPixel(picture: Element): boolean {
  return ['width', 'height'].every((name) => Number(attribute(picture, name) || 99) <= 1);
}

/** A figure with one picture and a caption stays; otherwise its parts do. */
function figureParts(figure: Element): Element['children'] | undefined {
  const pictures = picturesIn(figure);
  const caption = find(figure, ({ tagName }) => tagName === 'figcaption');
  const words = caption && textOf(caption) !== '' ? caption : undefined;
  if (pictures.length === 0) return undefined;
  if (!words) return pictures.map((picture) => element('p', {}, [picture]));
  const [last] = pictures.slice(-1);
  const before = pictures.slice(0, -1).map((picture) => element('p', {}, [picture]));
  return [...before, element('figure', {}, [...(last ? [last] : []), text('\n'), words])];
}

/** The pictures below a node, with the links around them. */
function picturesIn(node: Parent): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element' || child.tagName === 'figcaption') return [];
    const isLinked = child.tagName === 'a' && find(child, isPicture);
    return isPicture(child) || isLinked ? [child] : picturesIn(child);
  });
}
