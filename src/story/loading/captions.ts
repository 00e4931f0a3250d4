import { defineHastPlugin } from 'satteri';
import { shownAlt } from './resolve-pictures.ts';

/** Makes a picture that is alone in its paragraph, and has a title, a Figure whose caption is the title. */
export const captions = defineHastPlugin({
  name: 'captions',
  options: { position: true },
  element: {
    filter: ['p'],
    visit(paragraph) {
      const [picture, ...others] = paragraph.children.filter(
        (node) => node.type !== 'text' || node.value.trim() !== '',
      );
      if (picture?.type !== 'element' || picture.tagName !== 'img' || others.length > 0) return;
      const { src, alt, title } = picture.properties;
      if (typeof src !== 'string' || typeof title !== 'string' || title.trim() === '') return;
      const written = { src, alt: typeof alt === 'string' ? shownAlt(alt) : '', caption: title };
      return {
        type: 'mdxJsxFlowElement' as const,
        name: 'Figure',
        attributes: Object.entries(written).map(([name, value]) => ({
          type: 'mdxJsxAttribute' as const,
          name,
          value,
        })),
        children: [],
        position: paragraph.position,
      };
    },
  },
});
