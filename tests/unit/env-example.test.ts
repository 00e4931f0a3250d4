import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { projectPath } from '../../scripts/settings/environment.ts';
import { settingsProblems } from '../../src/settings/server-settings.ts';

const example = readFileSync(projectPath('.env.example'), 'utf8');

test('.env.example sets nothing when copied unchanged', () => {
  expect(parseEnv(example)).toEqual({});
});

test('its examples are valid, and it has every setting that the server requires', () => {
  const uncommented = example.replaceAll(/^#(?=[A-Z_]+=)/gm, '');
  const settings = parseEnv(uncommented);
  const needed = settingsProblems({}).map((line) => line.split(' ')[0]);
  expect(Object.keys(settings)).toEqual(expect.arrayContaining(needed));
  // Keys and ids that only Resend or a random generator can create.
  const given = ['RESEND_API_KEY', 'TOKEN_SECRET', 'RESEND_WEBHOOK_SECRET', 'RESEND_TOPIC_IDS'];
  const wrong = settingsProblems(settings).map((line) => line.split(' ')[0] ?? '');
  expect(wrong.filter((name) => !given.includes(name))).toEqual([]);
});
