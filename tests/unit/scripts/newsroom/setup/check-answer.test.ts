import { expect, test } from 'vitest';
import {
  accentProblem,
  postalAddressProblem,
  settingProblem,
  urlProblem,
} from '../../../../../scripts/newsroom/setup/check-answer.ts';
import { site } from '../../../../../src/site.config.ts';

test.each(['--time-zone', 'This'])('a problem is that of what was asked: %s', (name) => {
  expect(settingProblem(site, { setting: 'timeZone', name }, 'Hamburg')).toBe(
    `${name} is "Hamburg". Set a time zone (IANA) such as "Europe/Berlin" or "UTC".`,
  );
  expect(urlProblem('elbblatt.de', name)).toBe(
    `${name} is not an absolute URL: set the URL of the site, such as \`https://elbblatt.de\`.`,
  );
  expect(postalAddressProblem(' , ', name)).toBe(
    `${name} has no text. Set the postal address of the publisher: an issue without one is not sent.`,
  );
  expect(accentProblem('red', '#fbfaf7', name)).toBe(
    `${name} is "red". Set a color such as "#8f1d1d".`,
  );
  expect(accentProblem('#ffcc00', '#fbfaf7', name)).toBe(
    `${name} is #ffcc00. On paper (#fbfaf7), it has a contrast of 1.4; text needs 4.5. Set another color, such as #8b7000.`,
  );
});

test('a valid answer, and no address yet, have no problem', () => {
  expect(
    settingProblem(site, { setting: 'timeZone', name: 'This' }, 'Europe/Berlin'),
  ).toBeUndefined();
  expect(urlProblem('', 'This')).toBeUndefined();
  expect(urlProblem('https://elbblatt.de', 'This')).toBeUndefined();
  expect(postalAddressProblem('Hafenstraße 1, Hamburg', 'This')).toBeUndefined();
  expect(accentProblem('#00566b', '#fbfaf7', 'This')).toBeUndefined();
});
