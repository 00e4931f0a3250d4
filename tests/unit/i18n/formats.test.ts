import { expect, test } from 'vitest';
import { site } from '../../../src/site.config.ts';
import { dateFormats, dateText } from '../../../src/i18n/formats.ts';

// Half past eleven at night in Greenwich.
const MOMENT = new Date('2025-02-07T23:30:00Z');

test.each([
  ['full', 'Friday, February 7, 2025'],
  ['long', 'February 7, 2025'],
  ['medium', 'Feb 7, 2025'],
  ['short', '2/7/25'],
] as const)('a publication with dateStyle %s prints %s', (dateStyle, day) => {
  const { usual, full } = dateFormats({ ...site, dateStyle });
  expect(usual.format(MOMENT)).toBe(day);
  expect(full.format(MOMENT)).toBe('Friday, February 7, 2025');
});

test('the date is in the publication’s language and time zone', () => {
  const berlin = { locale: 'de-DE', timeZone: 'Europe/Berlin', dateStyle: 'medium' } as const;
  expect(dateFormats(berlin).usual.format(MOMENT)).toBe('08.02.2025');
});

test('pages use the style of site.config.ts', () => {
  const { usual, full } = dateFormats(site);
  expect(dateText(MOMENT)).toBe(usual.format(MOMENT));
  expect(dateText(MOMENT, 'full')).toBe(full.format(MOMENT));
});
