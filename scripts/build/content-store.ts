/** Astro's module through which pages read the content. */
export const CONTENT_MODULE = 'astro:data-layer-content';

/** The name of the global symbol under which a development server has Astro's store of the content. */
export const CONTENT_STORE = 'broadsheet:content-store';
