import { readFile } from 'node:fs/promises';
import type { LocalImageService } from 'astro';
import sharpService from 'astro/assets/services/sharp';
import { imageMetadata } from 'astro/assets/utils';
import { cleanSvg } from './clean-svg.ts';
import { keptPlainPicture } from './kept-picture.ts';
import { PLAIN } from './plain-picture.ts';

/**
 * Astro's image service (`image.service` in its configuration). It makes every picture that readers
 * get: upright, in sRGB and without metadata, which are the defaults of sharp. Throws an Error if a
 * picture cannot be decoded. Astro's own service would publish the original instead.
 */
const service: LocalImageService = {
  ...sharpService,
  async transform(original, options, config, logger) {
    const { src, width, height, quality } = options;
    if (quality === PLAIN) {
      const { format } = await imageMetadata(original, src);
      const kept = await keptPlainPicture(original, format, { width, height });
      return { data: await readFile(kept.file), format: kept.format };
    }
    if (options.format === 'svg') return { data: await cleanSvg(original), format: 'svg' };
    const made = await sharpService.transform(original, options, config, logger);
    if (made.data === original) throw new Error(`${src} cannot be decoded.`);
    return made;
  },
};

export default service;
