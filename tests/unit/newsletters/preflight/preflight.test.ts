import { describe, expect, test } from 'vitest';
import type { PreflightInput } from '../../../../src/newsletters/preflight/finding.ts';
import { blockingRules, preflight } from '../../../../src/newsletters/preflight/preflight.ts';
import { mailFacts } from '../../../../src/newsletters/preflight/mail-facts.ts';

const hash = (digit: string) => digit.repeat(64);
const site = 'https://news.example';
const html = (body: string) =>
  `<body><div>What is in it.</div><a href="${site}/articles/a/">A story</a>${body}
  <a href="{{{RESEND_UNSUBSCRIBE_URL}}}">Unsubscribe</a> 1 Street, Town</body>`;
const text = `A story ${site}/articles/a/ {{{RESEND_UNSUBSCRIBE_URL}}} 1 Street, Town`;

/** An issue with nothing wrong, but for what the test changes. */
function input({
  body = '',
  subject = 'A subject of some length',
  ...more
}: Partial<PreflightInput> & { body?: string; subject?: string } = {}): PreflightInput {
  const written = more.html ?? html(body);
  return {
    manifest: {
      id: '2025-04-14-daily',
      newsletter: 'daily',
      date: '2025-04-14',
      subject,
      preview: 'What is in it.',
      archiveUrl: `${site}/newsletter/x/`,
      hash: hash('1'),
      articles: [{ id: 'a', url: `${site}/articles/a/`, hash: hash('2') }],
      hashes: { html: hash('3'), text: hash('4') },
      sizes: { html: written.length, text: text.length },
    },
    html: written,
    text,
    mail: mailFacts(written),
    otherSubjects: new Map([['2025-04-14-daily', subject]]),
    drafts: new Set(['b']),
    live: new Map([
      [`${site}/newsletter/x/`, { status: 200, hash: hash('1') }],
      [`${site}/articles/a/`, { status: 200, hash: hash('2') }],
    ]),
    postalAddress: ['1 Street', 'Town'],
    isRehearsal: false,
    support: [],
    isUpcoming: false,
    ...more,
  };
}

test('an issue with nothing wrong passes every rule', () => {
  expect(
    preflight(
      input({ body: `<img src="${site}/p.png" alt="It"> ${'word '.repeat(100)}` }),
      new Set(),
    ),
  ).toEqual([]);
});

test('a decorative picture has an empty alt text', () => {
  const body = `<img src="${site}/p.png" alt=""> ${'word '.repeat(100)}`;
  expect(preflight(input({ body }), new Set())).toEqual([]);
});

test('a link within the email is fine, if the email has what it leads to', () => {
  const findings = (body: string) =>
    preflight(input({ body: `${body} ${'word '.repeat(100)}` }), new Set());
  const target = '<a name="a-note"></a><p id="a-note">A note.</p>';
  expect(findings(`<a href="#a-note">1</a>${target}`)).toEqual([]);
  expect(findings(`<a href="#a-noise">1</a>${target}`)).toMatchObject([
    { rule: 'links', weight: 'blocks' },
  ]);
});

const exampleAddressed = (change: { isRehearsal: boolean }) =>
  input({
    body: 'Exampleton',
    text: `${text} Exampleton`,
    postalAddress: ['Exampleton'],
    ...change,
  });

test('on the sandbox http links are only remarks, and links that lead nowhere still block', () => {
  const body = '<a href="http://localhost:4321/x/">x</a> <a href="http://localhost:4321/y/">y</a>';
  const found = preflight(input({ body, isRehearsal: true }), new Set());
  expect(found).toEqual([
    { rule: 'links', weight: 'advises', message: expect.stringContaining('2 URLs are http') },
  ]);
  const relative = input({ body: '<a href="/x/">x</a>', isRehearsal: true });
  expect(preflight(relative, new Set())).toMatchObject([{ rule: 'links', weight: 'blocks' }]);
});

test('on the sandbox the address of the example is only a remark', () => {
  expect(preflight(exampleAddressed({ isRehearsal: true }), new Set())).toEqual([
    expect.objectContaining({ rule: 'address', weight: 'advises' }),
  ]);
});

const live = (path: string, page: { status: number; hash?: string }) =>
  input({ live: new Map([...input().live, [`${site}${path}`, page]]) });

const blocked: [rule: keyof typeof blockingRules, what: string, input: PreflightInput][] = [
  ['size', 'more than 90 KB', input({ body: `<p>${'x'.repeat(92_160)}</p>` })],
  ['subject', 'a short subject', input({ subject: 'Too short' })],
  [
    'subject',
    'a subject that was used',
    input({ otherSubjects: new Map([['2025-04-13-daily', 'A subject of some length']]) }),
  ],
  ['preview', 'no preview in it', input({ html: html('').replace('What is in it.', '') })],
  ['text', 'no text', input({ text: '' })],
  [
    'text',
    'a story that the text lacks',
    input({ text: '{{{RESEND_UNSUBSCRIBE_URL}}} 1 Street Town' }),
  ],
  ['alt', 'a picture without alt text', input({ body: `<img src="${site}/p.png">` })],
  ['links', 'a relative link', input({ body: '<a href="/x/">x</a>' })],
  ['links', 'a link that is not https', input({ body: '<a href="http://news.example/">x</a>' })],
  ['links', 'a picture that is not https', input({ body: '<img src="/p.png" alt="x">' })],
  ['live', 'a story that does not answer', live('/articles/a/', { status: 0 })],
  ['live', 'a story that is not there', live('/articles/a/', { status: 404 })],
  ['live', 'a story of an older build', live('/articles/a/', { status: 200, hash: hash('9') })],
  ['live', 'an archive of an older build', live('/newsletter/x/', { status: 200 })],
  [
    'unsubscribe',
    'no way out',
    input({ html: html('').replace('{{{RESEND_UNSUBSCRIBE_URL}}}', `${site}/x`) }),
  ],
  ['address', 'no postal address', input({ postalAddress: [] })],
  ['address', 'an empty postal address', input({ postalAddress: ['', ' '] })],
  ['address', 'a postal address that it does not say', input({ postalAddress: ['2 Street'] })],
  ['address', 'the postal address of the example', exampleAddressed({ isRehearsal: false })],
  ['draft', 'a draft', input({ drafts: new Set(['a']) })],
  ['placeholder', 'a foreign placeholder', input({ body: '{{{FIRST_NAME}}}' })],
  ['placeholder', 'what an editor forgot', input({ body: '<p>TODO</p>' })],
];

describe('an issue is not sent with', () => {
  test.each(blocked)('%s: %s', (rule, _, wrong) => {
    const found = preflight(wrong, new Set());
    expect(found.filter(({ weight }) => weight === 'blocks').map((f) => f.rule)).toContain(rule);
    const forced = preflight(wrong, new Set([rule])).filter((f) => f.rule === rule);
    expect(forced.map(({ weight }) => weight)).toEqual(forced.map(() => 'forced'));
  });

  test('every rule has a case above', () => {
    expect(new Set(blocked.map(([rule]) => rule))).toEqual(new Set(Object.keys(blockingRules)));
  });
});

test.each([
  ['capital letters', input({ subject: 'BUY THIS PAPER TODAY' })],
  ['shouting', input({ subject: 'Read all about it now!!' })],
  ['a false answer', input({ subject: 'Re: your question of today' })],
  ['little beside pictures', input({ body: `<img src="${site}/p.png" alt="It">` })],
  ['a script', input({ body: '<script></script>' })],
  ['a phrase of spam', input({ body: '<p>Click here</p>' })],
  ['a hidden destination', input({ body: '<a href="https://bit.ly/x">x</a>' })],
  ['a number for a host', input({ body: '<a href="https://192.0.2.1/">x</a>' })],
  [
    'a link that lies',
    input({ body: '<a href="https://evil.example/">https://bank.example/</a>' }),
  ],
])('an editor is advised of %s', (_, wrong) => {
  expect(preflight(wrong, new Set())).toContainEqual(
    expect.objectContaining({ rule: 'spam', weight: 'advises' }),
  );
});

test('before its day an issue may be missing on the site, but its stories may not', () => {
  const live = new Map([[`${site}/articles/a/`, { status: 200, hash: hash('2') }]]);
  const weights = (change: Partial<PreflightInput>) =>
    preflight(input({ body: 'word '.repeat(100), ...change }), new Set())
      .filter(({ rule }) => rule === 'live')
      .map(({ weight }) => weight);
  expect(weights({ isUpcoming: true, live })).toEqual(['advises']);
  expect(weights({ isUpcoming: false, live })).toEqual(['blocks']);
  expect(weights({ isUpcoming: true, live: new Map() })).toEqual(['blocks', 'advises']);
});
