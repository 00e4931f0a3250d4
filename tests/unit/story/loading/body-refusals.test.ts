import { afterEach, beforeEach, expect, test } from 'vitest';
import { compileBody } from '../../../../src/story/loading/compile-body.ts';
import {
  aPicture,
  articleFile,
  brief,
  type TestContent,
  testContent,
} from '../../loading/load-content.ts';
import { problemsOf } from './problems-of.ts';

let content: TestContent;
beforeEach(async () => {
  content = await testContent();
  await content.write({ 'content/articles/a.png': aPicture });
});
afterEach(() => content.remove());

const FILE = 'content/articles/story.mdx';

const BODIES: [rule: string, body: string, line: number, key: string, message: string][] = [
  [
    'an empty body',
    '\n',
    8,
    'body',
    'found nothing; expected text below the front matter, because readers would see an empty page',
  ],
  ['a body with only a comment', '{/* To do. */}\n', 8, 'body', 'found nothing; expected text'],
  ['a body with only a space', '&nbsp;\n', 8, 'body', 'found nothing; expected text'],
  ['a body with only the box of a task', '- [ ] \n- [x]\n', 8, 'body', 'found nothing'],
  ['a body with only a line break', '<br>\n', 8, 'body', 'found nothing; expected text'],
  ['a body with only empty elements', '<div><b> </b></div>\n\n> ***\n', 8, 'body', 'found nothing'],
  ['a body with only an empty table', '| |\n|-|\n', 8, 'body', 'found nothing; expected text'],
  [
    'a body with only what is invisible',
    '**&#8203;**\n',
    8,
    'body',
    'found nothing; expected text',
  ],
  [
    'an import',
    'Lead.\n\nimport x from "./x.js"\n',
    11,
    'body',
    'expected no import or export; use one of <Callout>, <Chart>, <DataTable>, <Embed>, <Figure>, <PullQuote>, <Sponsor>, <Timeline>',
  ],
  ['an export', 'export const a = 1;\n', 9, 'body', 'expected no import or export'],
  [
    'an unknown component',
    'Lead.\n\n<Map />\n',
    11,
    'component',
    'found <Map>; expected one of <Callout>, <Chart>, <DataTable>, <Embed>, <Figure>, <PullQuote>, <Sponsor>, <Timeline>, used without importing it',
  ],
  ['an unknown component within a line', 'Lead <a.B /> on.\n', 9, 'component', 'found <a.B>'],
  [
    'a recording',
    '<video src="a.mp4"></video>\n',
    9,
    'element',
    'expected a link to the recording',
  ],
  ['a style', '<b style="color: red">a</b>\n', 9, '<b>', 'found the attribute style; expected no'],
  ['hidden text', '<b hidden>a</b>\n', 9, '<b>', 'found the attribute hidden; expected no hidden'],
  [
    'indented code, which MDX would print as text',
    'Run:\n\n    say "hello"\n',
    11,
    'body',
    'found "say \\"hello\\""; expected code between two lines of ```',
  ],
  ['a script', '<script>alert(1)</script>\n', 9, 'element', 'found <script>'],
  ...['xmp', 'noembed', 'noframes', 'plaintext', 'title', 'body'].map(
    (name): (typeof BODIES)[number] => [
      `an element whose text is not parsed as HTML, or that a page has once: ${name}`,
      `<${name}>{"</${name}><script>x</script>"}</${name}>\n`,
      9,
      'element',
      `found <${name}>`,
    ],
  ),
  ...['formaction="javascript:x"', 'form="joinForm"', 'slot="title"', 'server:defer="a"'].map(
    (attribute): (typeof BODIES)[number] => [
      `an attribute that affects other elements: ${attribute}`,
      `<b ${attribute}>a</b>\n`,
      9,
      '<b>',
      `found the attribute ${attribute.split('=')[0]}`,
    ],
  ),
  [
    'an element that is not closed, with the line where it begins',
    'Lead.\n\n<div><b>s</b>\n\nText.\n\n</div>\n',
    11,
    'body',
    'found <div> and </div> in different paragraphs; expected the start tag and the end tag in one paragraph',
  ],
  [
    'a link to a file beside the text',
    '[The report](./report.pdf)\n',
    9,
    'link',
    'found "./report.pdf"; expected a file that exists: "report.pdf" is neither in public/ nor beside the text',
  ],
  [
    'a link to the file of an article',
    '[Before](../other/index.md#part)\n',
    9,
    'link',
    'expected the address of the article: /articles/other/#part',
  ],
  [
    'a link without text',
    'Lead. [](https://e.org)\n',
    9,
    'link',
    'found [](https://e.org); expected text between the brackets',
  ],
  [
    'a link without text in HTML',
    'Lead. <a href="https://e.org"></a>\n',
    9,
    'link',
    'found [](https://e.org); expected text between the brackets',
  ],
  [
    'a link to no part of the text',
    '## First part\n\n[b](#first-prat)\n',
    11,
    'link',
    'found "#first-prat"; expected # and the id of a heading; the nearest is #first-part',
  ],
  [
    'a link to a bookmark of a word processor',
    '[b](#bookmark=id.x)\n',
    9,
    'link',
    'found "#bookmark=id.x"; expected # and the id of a heading of this text',
  ],
  [
    'an event handler',
    '<b onclick="x()">a</b>\n',
    9,
    '<b>',
    'found the attribute onclick; expected no event handler',
  ],
  [
    'a brace that is not closed',
    'Lead.\n\na { b\n',
    11,
    'body',
    'found { without }; expected a } after each {; to write a brace, use \\{',
  ],
  [
    'a name in braces',
    'Lead.\n\nDear {reader}, hello.\n',
    11,
    'body',
    'found {reader}; expected text in quotation marks or a number, because code in braces does not run; to write a brace, use \\{',
  ],
  ['a name in an attribute', 'Lead.\n\n<b title={name}>a</b>\n', 11, 'body', 'found {name}'],
  ['spread attributes', 'Lead.\n\n<b {...rest}>a</b>\n', 11, '<b>', 'found {...rest}'],
  [
    'a link that runs a script',
    'A [link](javascript:alert%281%29).\n',
    9,
    'link',
    'expected a link that begins with https://',
  ],
  [
    'a link without a scheme',
    'Lead.\n\nA [link](example.org/a).\n',
    11,
    'link',
    'found "example.org/a"',
  ],
  ['a link to a relative path', 'A [link](other-story/).\n', 9, 'link', '"other-story/"'],
  [
    'a link to another host without a scheme',
    'A [a](//example.org/).\n',
    9,
    'link',
    '"//example.org/"',
  ],
  ['a reference link', 'A [link].\n\n[link]: www.example.org\n', 11, 'link', '"www.example.org"'],
  ['a link in HTML', '<a href="javascript:x">a</a>\n', 9, 'link', '"javascript:x"'],
  [
    'a heading without letters',
    'Lead.\n\n## !!!\n',
    11,
    'heading',
    'found ## !!!; expected a heading with at least one letter or digit',
  ],
  [
    'a heading that is only a picture',
    '## ![A](a.png)\n',
    9,
    'heading',
    'expected a heading with at least one letter or digit',
  ],
  [
    'a heading two levels below the headline',
    'Lead.\n\n### Part\n',
    11,
    'heading',
    'found ### Part; expected ##, because a heading is at most one level below the one before it',
  ],
  [
    'a heading two levels below the one before',
    '## Part\n\n#### Detail\n',
    11,
    'heading',
    'found #### Detail; expected ## or ###, because a heading is at most one level below',
  ],
  [
    'a heading far below the one before',
    '## Part\n\n### Detail\n\n> ###### Note\n',
    13,
    'heading',
    'found ###### Note; expected ## to ####, because a heading is at most one level below',
  ],
  [
    'a heading of level 1',
    'Lead.\n\nPart\n====\n',
    11,
    'heading',
    'found # Part; expected ##, because the headline is the only heading of level 1',
  ],
  ['a heading in HTML', '<h3>Part</h3>\n', 9, 'heading', 'found <h3>; expected ##'],
  [
    'a heading with the anchor of the footnotes',
    'Lead.[^1]\n\n[^1]: Note.\n\n## Footnote label\n',
    13,
    'heading',
    'found ## Footnote label; expected different words',
  ],
  [
    'an element that is not closed',
    'Lead.\n\n<Callout>\n\ntext\n',
    11,
    'body',
    'found <Callout> without </Callout>; expected </Callout> where it ends',
  ],
];
test.each(BODIES)('%s in the body, with its line', async (_rule, body, line, key, message) => {
  await content.write({ [FILE]: articleFile({}, body) });
  const report = await content.refusal();
  expect(brief(report)).toContain(`\n${FILE}:${line}\n  ${key}: `);
  expect(report).toContain(message);
});

test.each([
  ['a.png', '![a](./a.png)', []],
  ['nothing.png', '![nothing](./nothing.png)', ['"./nothing.png", which does not exist']],
])('the picture of a wiki is one of Markdown: %s', async (name, instead, left) => {
  await content.write({ [FILE]: articleFile({}, `Lead.\n\n![[${name}|300]]\n`) });
  const [wiki, ...others] = await content.problems();
  expect(wiki).toMatchObject({ instead });
  expect(others.map(({ found }) => found)).toEqual(left);
  expect(others.every((problem) => problem.instead === undefined)).toBe(true);
});

const ELEMENTS: [use: string, key: string, found: string][] = [
  ['<iFrame src="https://a.example/" />', 'element', '<iFrame>'],
  ['<scRipt>alert(1)</scRipt>', 'element', '<scRipt>'],
  ['<image href="https://a.example/y.png" />', 'element', '<image>'],
  ['<cAllout>a</cAllout>', 'component', '<cAllout>'],
  ['<b onClick="x()">a</b>', '<b>', 'the attribute onClick'],
  ['<b set:html="<script>alert(1)</script>" />', '<b>', 'the attribute set:html'],
  ['<a HREF="javascript:alert(1)">a</a>', 'link', '"javascript:alert(1)"'],
  ['<a href={"javascript:alert(1)"}>a</a>', 'link', '"javascript:alert(1)"'],
  ['<a href={["javascript:alert(1)"]}>a</a>', '<a>', 'the attribute href without quotation marks'],
  ['<b __proto__="x">a</b>', '<b>', 'the attribute __proto__'],
  ['<a {...{href: "javascript:alert(1)"}}>a</a>', '<a>', '{...{href: "javascript:alert(1)"}}'],
  ['<arEa shape="rect" />', 'element', '<arEa>'],
  ['<svg><a xlink:title="b">a</a></svg>', 'element', '<svg>'],
  ['<a href="/\\a.example/">a</a>', 'link', '"/\\\\a.example/"'],
  ['<img SRC="https://a.example/y.png" alt="" />', 'picture', '"https://a.example/y.png"'],
  ['<iMg src="https://a.example/y.png" alt="" />', 'picture', '"https://a.example/y.png"'],
  ['<img src={"https://a.example/y.png"} />', 'picture', '"https://a.example/y.png"'],
];
test.each(ELEMENTS)('case and braces do not get around the checks: %s', async (use, key, found) => {
  const problems = await problemsOf('a.mdx', `Lead.\n\n${use}\n`);
  expect(problems.map((problem) => [problem.line, problem.key, problem.found])).toEqual([
    [3, key, found],
  ]);
});

const UNPRINTABLE: [character: string, name: string][] = [
  ['\u0000', 'U+0000'],
  ['\u0007', 'U+0007'],
  ['\u000b', 'U+000B'],
  ['\u001b', 'U+001B'],
  ['\u007f', 'U+007F'],
  ['\u0085', 'U+0085'],
  ['\ufffe', 'U+FFFE'],
];
test.each(UNPRINTABLE)('an unprintable character: %j', async (character, name) => {
  const bodies = [
    `a${character}b`,
    `<Callout title="a${character}b">c</Callout>`,
    `\`\`\`\n${character}\n\`\`\``,
  ];
  for (const body of bodies) {
    const line = body.split('\n').findIndex((text) => text.includes(character)) + 3;
    expect(await compileBody('a.mdx', `Lead.\r\n\n${body}\n`, 0)).toEqual({
      problems: [
        {
          file: 'a.mdx',
          line,
          column: expect.any(Number),
          key: 'body',
          found: name,
          instead: expect.not.stringContaining(character),
          expected: expect.stringContaining('delete this invisible character'),
        },
      ],
      notices: [],
      pictures: [],
      links: [],
    });
  }
});

test('tabs, both kinds of line break and every script are text', async () => {
  const body = 'A\ttab.\r\nA line, שלום, مرحبا, 👩‍🚀, `&#7;`.\n';
  expect(await compileBody('a.mdx', body, 0)).toHaveProperty('compiled');
});

const PICTURES = [
  '![far](https://a.example/x.png)',
  '![root](/x.png)',
  '<Figure src="https://a.example/x.png" alt="" />',
  '<Figure src="data:image/png,x" alt="" />',
  '<img src="//a.example/x.png" alt="" />',
  '![above](../x.png)',
  '![a folder](./)',
  '![an article](./story.mdx)',
];
test.each(PICTURES)('a picture that is not next to the article: %s', async (body) => {
  await content.write({ [FILE]: articleFile({}, `${body}\n`) });
  const report = await content.refusal();
  expect(brief(report)).toContain(`\n${FILE}:9\n  picture: found `);
  expect(report).toContain('expected the path of a picture beside the article');
});

test('a figure without alt text', async () => {
  await content.write({ [FILE]: articleFile({}, '<Figure src="./a.png" />\n') });
  expect(brief(await content.refusal())).toContain(
    `${FILE}:9\n  <Figure>: found nothing; expected the attribute alt`,
  );
});

test('a missing picture in the body, with its line', async () => {
  await content.write({
    [FILE]: articleFile({}, '![A map](./map.png)\n\n<Figure src="plan.png" alt="x" />\n'),
  });
  const report = brief(await content.refusal());
  const message = (path: string) =>
    `picture: found "${path}", which does not exist; expected the path of a picture file`;
  expect(report).toContain(`${FILE}:9\n  ${message('./map.png')}`);
  expect(report).toContain(`${FILE}:11\n  ${message('./plan.png')}`);
});
