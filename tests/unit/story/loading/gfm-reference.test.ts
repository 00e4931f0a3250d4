import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { normalHtml, normalHtmlOf } from './normal-html.ts';

/**
 * Inputs for each rule of the extensions of GitHub Flavored Markdown, by section of its specification. What
 * they should become is what micromark, another parser, makes of them.
 */
const INPUTS: Record<string, string[]> = {
  '4.10 Tables': [
    '| Fruit | Price |\n| --- | --- |\n| Plum | 3 |',
    '| Word | Sum |\n| :-: | -----------: |\nleft | right',
    '| Sign |\n| ------ |\n| a `\\|` is code |\n| a **\\|** is bold |',
    '| Left | Right |\n| --- | --- |\n| one | two |\n> Quote',
    '| Left | Right |\n| --- | --- |\n| one | two |\nthree\n\nfour',
    '| Left | Right |\n| --- | --- |\n| one |',
    '| Left | Right |\n| --- | --- |',
    'a | b\n-|-\n1 | 2',
    'a | b\n:- | -:\n*1* | [2](https://example.org/)',
    '| One |\n|---|\n| <https://example.org/> |',
    '- a | b\n  --- | ---\n  1 | 2',
    '> a | b\n> --- | ---\n> 1 | 2',
    'Text before\na | b\n--- | ---\n1 | 2',
    '| a | b |\n| --- | --- |\n| 1 | 2 |\n- item',
    '| a | b |\n| --- | --- |\n| 1 | 2 |\n# Heading',
    '| a | b |\n| --- | --- |\n| 1 | 2 |\n***',
    '| a | b |\n| --- | --- |\n| 1 | 2 |\n```\ncode\n```',
    '| a | b |\n| --- | --- |\n|| 2 |',
    '   | a | b |\n   | - | - |\n   | 1 | 2 |',
    '    | a | b |\n    | - | - |',
    '| a\\\\| b |\n| --- | --- |\n| 1 | 2 |',
    '| ~~a~~ | www.example.org |\n| --- | --- |\n| 1 | 2 |',
  ],
  '5.3 Task list items': [
    '- [ ] buy\n- [x] cook',
    '- [x] cook\n  - [ ] cut\n  - [X] fry\n- [ ] eat',
    '1. [ ] first\n2. [x] second',
    '* [ ] a\n\n* [x] b',
    '- [ ]\n- [x]',
    '- []  a\n- [y] b',
    '- [ ]a',
    '- text [ ] a',
    '[ ] alone',
    '> - [x] quoted',
    '- [ ] **bold** and `code`',
    '- [x] one\n\n  two',
    '- \\[ ] escaped',
  ],
  '6.5 Strikethrough': [
    '~~Old~~ new',
    'a ~~b~~ c ~~d~~',
    'This ~~begins\n\nand ends~~.',
    'Three ~~~marks~~~ of it',
    '~~a *b* c~~',
    '*a ~~b~~ c*',
    '~~a `~~` b~~',
    'a ~~ b ~~ c',
    '~~a\nb~~',
    '\\~~a~~',
    '~~[a](https://example.org/)~~',
    'a~~b~~c',
  ],
  '6.9 Autolinks': [
    'www.example.org',
    'See www.example.org/help for it.',
    'See www.example.org. And www.example.org/a.b.',
    'www.example.org/search?q=Plums+(ripe)',
    'www.example.org/search?q=Plums+(ripe))',
    '(www.example.org/search?q=Plums+(ripe))',
    'www.example.org/search?q=(ripe)&a=b',
    'www.example.org/search?q=plums&hl=en',
    'www.example.org/search?q=plums&hl;',
    'www.example.org/a<b',
    'http://example.org',
    '(Look at https://example.org/a?b=c)',
    'https://example.org/a_b_c and https://example.org/*a*',
    '*www.example.org*',
    '_https://example.org/_',
    '**https://example.org/**',
    'https://example.org/?! www.example.org:,',
    'https://example.org/a"b\'',
    'www.example.org/~a~',
    'wwww.example.org and xwww.example.org',
    'www.ex_ample.org/a and www.a_b.example.org',
    'https://exa_mple.org',
    '[www.example.org](https://example.org/)',
    '`www.example.org`',
    'HTTPS://EXAMPLE.ORG/A and WWW.EXAMPLE.ORG',
    'reader@example.org',
    'reader@example.org. Or not',
    'first+last@example.org is one, first@last+example.org is none',
    'a.b-c_d@e.org',
    'a.b-c_d@e.org.',
    'a.b-c_d@e.org-',
    'a.b-c_d@e.org_',
    'mailto:reader@example.org',
    'reader@example',
    '(reader@example.org)',
    '- www.example.org\n- reader@example.org',
    '> https://example.org',
    '日本語 www.example.org、日本語',
    'http:// and www.',
    'http://localhost:8080/a',
  ],
  Footnotes: [
    'Text.[^1]\n\n[^1]: A note.',
    'Text.[^a] More.[^b]\n\n[^b]: B.\n\n[^a]: A.',
    'Text.[^1] Again.[^1]\n\n[^1]: A note.',
    'Text.[^1]\n\n[^1]:\n    A note\n    in lines.',
    'Text.[^1]\n\n[^1]: One.\n\n    Two.\n\n    - a',
    '**Bold**[^x]\n\n[^x]: *A* `note`.',
  ],
};

/** What is different here, and why. */
const EXCEPTIONS: Record<string, { why: string; html: string }> = {
  '日本語 www.example.org、日本語': {
    why: 'Japanese punctuation is text: no address has it',
    html: '<p>日本語 <a href="http://www.example.org">www.example.org</a>、日本語</p>',
  },
};

const all = Object.entries(INPUTS).flatMap(([section, inputs]) =>
  inputs.map((input) => [section, input] as const),
);

test.each(all)('%s: %j is what micromark makes of it', async (_section, input) => {
  const expected = withoutWords(
    normalHtml(
      micromark(input, {
        allowDangerousHtml: true,
        extensions: [gfm({ singleTilde: false })],
        htmlExtensions: [gfmHtml()],
      }),
    ),
  );
  const exception = EXCEPTIONS[input];
  expect(withoutWords(await normalHtmlOf(input))).toBe(exception?.html ?? expected);
  if (exception) expect(exception.html).not.toBe(expected);
});

/** HTML without the words for screen readers, and with the alignment of cells in one form. */
function withoutWords(html: string): string {
  return html.replaceAll(
    / (?:aria-(?:label|describedby)|class|data-footnotes|data-footnote-ref)="[^"]*"/g,
    '',
  );
}
