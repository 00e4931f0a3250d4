import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

test.each(['a.md', 'a.mdx'])(
  'quotation marks are those of the language of the text in %s',
  async (file) => {
    const cases: [language: string, body: string, html: string][] = [
      ['de', '"a" -- it\'s "b \'c\'"', '<p>„a“ – it’s „b ‚c‘“</p>'],
      ['fr', 'l\'eau "a"', '<p>l’eau «\u00A0a\u00A0»</p>'],
      ['ar', '"a"', '<p>«a»</p>'],
      ['ja', '"a"', '<p>"a"</p>'],
      [
        'de',
        '"*a*" <b>"b"</b> "[c](/d/)" "`e`"',
        '<p>„<em>a</em>“ <b>„b“</b> „<a href="/d/">c</a>“ „<code>e</code>“</p>',
      ],
      ['de', '| "a" |\n| - |\n| "b" |', '<td>„b“</td>'],
      ['de', '> "a\n> b"', '<p>„a\nb“</p>'],
    ];
    for (const [language, body, html] of cases)
      expect(await htmlOf(file, body, { language })).toContain(html);
  },
);

test('quotation marks that are typed stay', async () => {
  const body = '„a“ `"b"` <code>"c"</code> \\"d\\" “e”\n\n    "f"\n\n<p>"g"</p>\n';
  const html = await htmlOf('a.md', body, { language: 'de' });
  expect(html).toContain('<p>„a“ <code>"b"</code> <code>"c"</code> "d" “e”</p>');
  expect(html).toContain('"f"');
});
