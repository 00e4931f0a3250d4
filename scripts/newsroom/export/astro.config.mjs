// The site that an export is made of: every text as data, by the components of src/story/export/.
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { articleBodies } from '../../build/article-bodies.ts';

export default defineConfig({
  srcDir: './src/export',
  cacheDir: '.broadsheet/export/',
  publicDir: '.broadsheet/no-public/',
  integrations: [mdx(), articleBodies()],
  devToolbar: { enabled: false },
  vite: { cacheDir: '.broadsheet/export/vite', envDir: false },
});
