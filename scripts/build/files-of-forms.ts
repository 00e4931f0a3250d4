/** The addresses of files that pages of forms load: fonts, logo and icons. */
export const FILES_OF_FORMS = /^\/_astro\/|\.(?:avif|gif|ico|jpe?g|png|svg|webp)$/;
