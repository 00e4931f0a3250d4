import { expect, test } from 'vitest';
import {
  type Answers,
  planSetup,
  type Present,
} from '../../../../../scripts/newsroom/setup/plan-setup.ts';
import { setupSummary } from '../../../../../scripts/newsroom/setup/summary.ts';
import { withDefaults } from '../../../../../src/core/site-options.ts';
import { site as own } from '../../../../../src/site.config.ts';

const site = withDefaults(own);
const now = new Date('2026-02-03T10:20:30Z');
const config = `export const site = ${JSON.stringify(own, null, 2)};\n`;
const demo = [
  'content/articles/dmarc-turns-ten.mdx',
  'content/authors/desk.yaml',
  'content/authors/standards-desk.yaml',
  'content/issues/2025-02-12-daily.mdx',
  'content/newsletters/daily.yaml',
  'content/pages/about.mdx',
  'content/pages/privacy.mdx',
  'content/topics/email.yaml',
  'content/addresses.json',
];
const tokens = ':root {\n  --paper: #ffffff;\n  --accent: #8f1d1d;\n}\n';
const present: Present = { site, config, tokens, demo, hasOwnArticles: false, newsletters: [] };
const same: Answers = {
  name: site.name,
  motto: site.motto,
  description: site.description,
  words: 'en',
  locale: site.locale,
  timeZone: site.timeZone,
  url: '',
  postalAddress: site.postalAddress,
  accent: undefined,
  license: undefined,
  removesDemo: false,
  newsletters: [],
};

test('the answers that the project has change nothing', () => {
  const plan = planSetup(same, present, now);
  expect(plan).toEqual({ settings: {}, write: {}, remove: [] });
  expect(setupSummary(plan)).toBe('');
});

test('only what is different is written, and named', () => {
  const plan = planSetup({ ...same, name: 'The Paper', license: 'reserved' }, present, now);
  expect(plan.settings).toEqual({
    name: 'The Paper',
    license: { text: '© 2026 The Paper. All rights reserved.' },
    'newsletter.segment': 'The Paper subscribers',
  });
  expect(Object.keys(plan.write)).toEqual(['src/site.config.ts']);
  expect(setupSummary(plan)).toContain('Name: The Paper\n');
});

test('the demo is removed, with newsletters that begin now', () => {
  const answers: Answers = { ...same, removesDemo: true, newsletters: ['monthly', 'daily'] };
  const { remove, write, settings } = planSetup(answers, present, now);
  // In English, the privacy page of the demo is kept.
  expect(remove).toEqual(demo.filter((file) => !file.includes('privacy')));
  expect(Object.keys(write)).toEqual(
    expect.arrayContaining(['content/articles/welcome.md', 'content/newsletters/monthly.yaml']),
  );
  expect(settings).toEqual({ 'newsletter.id': 'monthly', footerPages: ['about', 'privacy'] });
});

test('a publisher with articles keeps authors and topics, and gets no first article', () => {
  const answers: Answers = { ...same, removesDemo: true, newsletters: ['weekly'] };
  const { remove, write } = planSetup(answers, { ...present, hasOwnArticles: true }, now);
  expect(remove.join()).not.toMatch(/authors|topics|addresses/);
  expect(Object.keys(write).join()).not.toMatch(/articles|authors|topics/);
});

test('ids get the domain of the site once, and keep it', () => {
  const url = 'https://news.paper.org';
  expect(planSetup({ ...same, url }, present, now).settings).toEqual({
    idAuthority: 'news.paper.org,2026-02-03',
  });
  const moved = { ...present, site: { ...site, idAuthority: 'old.org,2020' as never } };
  expect(planSetup({ ...same, url }, moved, now).settings).toEqual({});
});

test('an accent moves from tokens.css to the settings', () => {
  const accent = { light: '#00566b', dark: '#7cc6d8' };
  const { write } = planSetup({ ...same, accent }, present, now);
  expect(write['src/styles/tokens.css']).toBe(':root {\n  --paper: #ffffff;\n}\n');
  expect(write['src/site.config.ts']).toContain("accent: { light: '#00566b', dark: '#7cc6d8' }");
});

test('in Arabic, headlines get a font with Arabic letters', () => {
  const answers: Answers = { ...same, words: 'ar', locale: 'ar' };
  const latin = { ...present, site: { ...site, headlineFont: '@fontsource/newsreader' } };
  expect(planSetup(answers, latin, now).settings).toMatchObject({
    words: 'ar',
    headlineFont: '@fontsource/noto-naskh-arabic',
  });
});
