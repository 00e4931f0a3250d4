import type { Brand } from '../core/brand.ts';

/** Read from public/ by astro.config.mjs, because on-demand pages have no files at run time. */
declare const __BRAND__: Brand;

/** The publisher's own logo and icons. */
export const brand = __BRAND__;
