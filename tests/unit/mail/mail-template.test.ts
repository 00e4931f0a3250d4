import { expect, test } from 'vitest';
import { fillTemplate } from '../../../src/mail/mail-template.ts';

const template = {
  subject: 'For {{name}}',
  html: '<a href="{{link}}">{{name}}</a> {{{FIRST_NAME|there}}}',
  text: '{{name}}: {{link}}',
};

test('values are filled into every part, and escaped only in the HTML', () => {
  const link = 'https://news.example/x?a=1&b="<2>"';
  expect(fillTemplate(template, { name: 'Q & A', link })).toEqual({
    subject: 'For Q & A',
    html: '<a href="https://news.example/x?a=1&amp;b=&quot;&lt;2&gt;&quot;">Q &amp; A</a> {{{FIRST_NAME|there}}}',
    text: `Q & A: ${link}`,
  });
});

test('a value is not treated as a template or a replacement pattern', () => {
  const { text } = fillTemplate(template, { name: '{{link}} $& $1', link: 'L' });
  expect(text).toBe('{{link}} $& $1: L');
});

test('an email with a missing value is not made', () => {
  expect(() => fillTemplate(template, { link: 'L' })).toThrow(/{{name}}/);
});
