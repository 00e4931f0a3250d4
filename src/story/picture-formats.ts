import type { ImageMetadata } from 'astro';

/**
 * What browsers are offered before the picture's own format, the smallest first. A GIF may move: the
 * image pipeline keeps its frames in WebP and GIF, and in every other format lays them one below the
 * other.
 */
export function smallerFormats(format: ImageMetadata['format']): ('avif' | 'webp')[] {
  return format === 'gif' ? ['webp'] : ['avif', 'webp'];
}

/**
 * The format for programs that read few of them: what they all read, and drawings, stay what they
 * are, and all else becomes `other`.
 */
export function plainFormat(format: ImageMetadata['format'], other: 'jpg' | 'png') {
  return format === 'gif' || format === 'png' || format === 'svg' ? format : other;
}
