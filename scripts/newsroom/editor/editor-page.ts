import { existsSync } from 'node:fs';
import { projectPath } from '../../settings/environment.ts';

/** The page of the editor as HTML. `files` are the paths of articles and pages, `script` is the address of its script. */
export async function editorPage(files: readonly string[], script: string): Promise<string> {
  if (!existsSync(projectPath('node_modules/@sveltia/cms'))) {
    return page('<p>The editor is not installed. Run npm install, without --omit=dev.</p>');
  }
  // A build needs none of it.
  const { site } = await import('../../settings/site.ts');
  const { editorConfig } = await import('../../../src/editor/config.ts');
  const config = JSON.stringify(editorConfig({ files, timeZone: site.timeZone }));
  return page(
    [
      '<script>window.CMS_MANUAL_INIT = true;</script>',
      '<script src="sveltia-cms.js"></script>',
      `<script type="application/json" id="editorConfig">${config.replaceAll('<', '\\u003c')}</script>`,
      `<script type="module" src="${script}"></script>`,
    ].join('\n'),
  );
}

function page(body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Editor</title>
</head>
<body>
${body}
</body>
</html>
`;
}
