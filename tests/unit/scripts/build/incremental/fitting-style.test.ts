import { expect, test } from 'vitest';
import {
  fittingStyle,
  namesInStyle,
} from '../../../../../scripts/build/incremental/fitting-style.ts';
import { namesInHtml } from '../../../../../scripts/build/incremental/names-in-html.ts';

const HTML = `<!doctype html><html lang="en"><body><p class="meta other" data-a>A <b title="1 > 0" id="top">word</b><br></p>`;

test.each([
  ['an element', 'p{color:red}', 'table{color:red}'],
  ['a class', '.meta{color:red}', '.title{color:red}'],
  ['an id', '#top{color:red}', '#end{color:red}'],
  ['an attribute', '[title="1 > 0"]{color:red}', '[href]{color:red}'],
  ['two names', 'p[data-a]{color:red}', 'p[data-b]{color:red}'],
  ['elements below others', 'html p>b:first-child{color:red}', 'html table>b{color:red}'],
  ['one of several', ':is(h1,p) b{color:red}', ':where(h1,h2) b{color:red}'],
  ['what an element has', 'p:has(b,i){color:red}', 'p:has(i){color:red}'],
  ['what an element is not', 'p:not(.title){color:red}', 'h1:not(.title){color:red}'],
  ['all elements', '*,:before{color:red}', 'i *{color:red}'],
  ['a medium', '@media print{p{color:red}}', '@media print{h1{color:red}}'],
])('a rule for %s stays only if the page has it', (_what, staying, going) => {
  expect(fitting(going + staying + going)).toBe(staying);
});

test('of several selectors, those stay that can match', () => {
  expect(fitting('h1,p,.title,.meta{color:red}')).toBe('p,.meta{color:red}');
});

test('fonts and animations stay, and comments go', () => {
  const css = '@font-face{font-family:A}@keyframes b{from{top:0}50%{top:1px}}';
  expect(fitting(`/* a */${css}\n/*$vite$:1*/`)).toBe(css);
});

test('variables stay that a rule refers to, directly or through others', () => {
  const css = ':root{--a:1;--b:calc(var(--a)*2);--c:var(--d,3);--d:4}p{margin:var( --b )}';
  expect(fitting(css)).toBe(':root{--a:1;--b:calc(var(--a)*2)}p{margin:var( --b )}');
  expect(fitting(':dir(rtl){--a:0}p{top:0}')).toBe('p{top:0}');
});

test('a style asks for all names by which it can find elements', () => {
  const css = 'P.a:not(#b):is([C],d)::before{top:0}';
  expect([...namesInStyle(css)].toSorted()).toEqual(['#b', '.a', '[c', 'd', 'p']);
});

test('names come from tags alone, with values that look like the end of a tag or like another one', () => {
  const html = `<p title='a' data-x="<b class='no'>">Text with <!--<i>--> and class="no"</p><br/>`;
  expect([...namesInHtml(html)]).toEqual(expect.arrayContaining(['p', '[title', '[data-x', 'br']));
  expect(namesInHtml(html)).not.toContain('.no');
  expect(namesInHtml('<p class="cut off')).toContain('p');
});

function fitting(css: string): string {
  return fittingStyle(css, namesInHtml(HTML));
}
