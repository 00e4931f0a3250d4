import { expect, test } from 'vitest';
import { mendYaml } from '../../../src/loading/mend-yaml.ts';

/** What is left of the lines of a file if every corrected line is written. */
function corrected(yaml: string): string {
  const lines = yaml.split('\n');
  const { faults } = mendYaml(yaml, 0);
  for (const { line, instead, replaces = { first: line, last: line } } of faults) {
    if (instead === undefined) continue;
    lines.fill('', replaces.first - 1, replaces.last);
    lines[replaces.first - 1] = instead;
  }
  return lines.filter(Boolean).join('\n');
}

test.each([
  ['headline: A\nheadline:B\n  more\ndek: x', 'headline: A\ndek: x'],
  ['dek:We are #1 in\n  the world\nx: y', 'dek: "We are #1 in the world"\nx: y'],
])('two faults of a line are corrected with all lines of its value: %j', (yaml, right) => {
  expect(corrected(yaml)).toBe(right);
  expect(mendYaml(right, 0).faults).toEqual([]);
});

test('a correction ends where the value ends, so that the line after the front matter stays', () => {
  const [fault] = mendYaml('a: b\ndek: We are #1 in\n  the world\n', 1).faults;
  expect(fault).toMatchObject({ line: 3, replaces: { first: 3, last: 4 } });
});

test.each(['-5 degrees', '— no — ', '• a point'])(
  'a valid text of several lines stays as it is beside a fault: %s',
  (second) => {
    const faults = mendYaml(`a: It is\n  ${second}\nb: c: d`, 0).faults;
    expect(faults.map(({ line, instead }) => [line, instead])).toEqual([[3, 'b: "c: d"']]);
  },
);
