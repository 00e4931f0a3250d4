import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readIssueToLookAt } from './built-issue.ts';
import { ISSUE, issueCommand } from './issue-command.ts';

export const preview = issueCommand({
  name: 'preview',
  operands: [ISSUE],
  does: 'Prints the built email of an issue as text, and where to find its HTML.',
  options: {},
  async run({ positionals: [id = ''] }) {
    const { manifest, text, folder } = await readIssueToLookAt(id);
    const { subject, preview, sizes } = manifest;
    const file = join(folder, 'email.html');
    console.log(
      [
        `Subject:  ${subject}`,
        `Preview:  ${preview}`,
        `Size:     ${sizes.html} bytes of HTML, ${sizes.text} of text`,
        `HTML:     ${pathToFileURL(file).href}`,
        `\n${text}`,
      ].join('\n'),
    );
    return 0;
  },
});
