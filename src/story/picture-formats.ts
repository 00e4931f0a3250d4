import type { ImageMetadata } from 'astro';

/**
 * The formats to offer browsers before the picture's own, smallest first. A GIF may be animated: the
 * image pipeline keeps its frames in WebP and GIF, and stacks them in one tall picture in every other
 * format.
 */
export function smallerFormats(format: ImageMetadata['format']): ('avif' | 'webp')[] {
  return format === 'gif' ? ['webp'] : ['avif', 'webp'];
}
