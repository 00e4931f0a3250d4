import { expect, test } from 'vitest';
import { deployTargetProblem, parseDeployTarget } from '../../../src/settings/deploy-target.ts';

test.each([undefined, '', 'node'])('%j is the Node.js server', (value) => {
  expect(parseDeployTarget(value)).toBe('node');
  expect(deployTargetProblem(value)).toBeUndefined();
});

test.each([
  ['nodee', ' Did you mean node?'],
  ['Node', ' Did you mean node?'],
  ['heroku', ''],
  [' ', ''],
])('%j is one line with the names, and the one that was meant', (value, hint) => {
  expect(parseDeployTarget(value)).toBeUndefined();
  const line = deployTargetProblem(value) ?? '';
  expect(line).toMatch(/^DEPLOY_TARGET is ".+": set one of node\b[^\n]*, or unset it\./);
  expect(line.endsWith(`unset it.${hint}`)).toBe(true);
});
