import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { normalHtml, normalHtmlOf } from './normal-html.ts';

interface Example {
  number: number;
  section: string;
  markdown: string;
  html: string;
}

// The package has no types. It holds the text of the specification, and the examples in it.
const { tests: examples } = createRequire(import.meta.url)('commonmark-spec') as {
  tests: Example[];
};

/** What an example is in a `.md` file, where that is not what the specification says. */
const EXCEPTIONS: Partial<Record<number, { why: string; html: string }>> = {
  34: {
    why: 'the name of a language that becomes a class is cut at the first unsafe character',
    html: '<pre><code class="language-f">foo</code></pre>',
  },
  144: {
    why: 'a language has a name, which begins with a letter or a digit',
    html: '<pre><code></code></pre>',
  },
  201: {
    why: 'a word in angle brackets that is not HTML is shown, because readers would miss it',
    html: '<p>[foo]: &#x3C;bar>(baz)</p><p>[foo]</p>',
  },
  602: {
    why: 'GFM links an address without marks around it (section 6.9)',
    html: '<p>&#x3C;<a href="https://foo.bar/baz">https://foo.bar/baz</a> bim></p>',
  },
  606: {
    why: 'GFM links an email address without marks around it',
    html: '<p>&#x3C;<a href="mailto:foo+@bar.example.com">foo+@bar.example.com</a>></p>',
  },
  608: {
    why: 'GFM links an address without marks around it',
    html: '<p>&#x3C; <a href="https://foo.bar">https://foo.bar</a> ></p>',
  },
  611: {
    why: 'GFM links an address without marks around it',
    html: '<p><a href="https://example.com">https://example.com</a></p>',
  },
  612: {
    why: 'GFM links an email address without marks around it',
    html: '<p><a href="mailto:foo@bar.example.com">foo@bar.example.com</a></p>',
  },
  613: {
    why: 'a word in angle brackets that is not HTML is shown, because readers would miss it',
    html: '<p><a>&#x3C;bab>&#x3C;c2c></a></p>',
  },
};

test('the specification is there', () => {
  expect(examples).toHaveLength(652);
});

test.each(examples)('CommonMark 0.31.2, example $number ($section)', async (example) => {
  const exception = EXCEPTIONS[example.number];
  const expected = normalHtml(tabs(example.html));
  expect(await normalHtmlOf(tabs(example.markdown))).toBe(exception?.html ?? expected);
  if (exception) expect(exception.html).not.toBe(expected);
});

/** The specification shows a tab as an arrow. */
function tabs(text: string): string {
  return text.replaceAll('→', '\t');
}
