import { type FileFormat, FORMATS, markdownFormat, yamlFormat } from './file-format.ts';

/** What is used of Sveltia CMS, which a script before this one has loaded. */
interface Cms {
  init(options: { config: object }): void;
  registerCustomFormat(name: string, extension: string, format: FileFormat): void;
}

const { CMS } = window as typeof window & { CMS?: Cms };
const config = document.querySelector('#editorConfig')?.textContent;
if (CMS && config) {
  CMS.registerCustomFormat(FORMATS.md, 'md', markdownFormat);
  CMS.registerCustomFormat(FORMATS.mdx, 'mdx', markdownFormat);
  CMS.registerCustomFormat(FORMATS.yaml, 'yaml', yamlFormat);
  // The page has written it.
  CMS.init({
    config: { ...(JSON.parse(config) as object), site_url: new URL('../../', location.href).href },
  });
}
