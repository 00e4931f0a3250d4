import { expect, test, vi } from 'vitest';
import type { ContentProblem } from '../../../src/core/content-problem.ts';
import { ContentGate } from '../../../src/loading/content-gate.ts';

const problem = (file: string): ContentProblem => ({ file, key: 'dek', found: '1', expected: '2' });
const article = problem('content/articles/a.md');
const topic = problem('content/topics/t.yaml');

function gateWith(skippable: string[]) {
  const onSkip = vi.fn<(problems: readonly ContentProblem[]) => void>();
  return { gate: new ContentGate(['articles', 'topics'], { skippable, onSkip }), onSkip };
}

test('one report has the problems of all collections', async () => {
  const { gate } = gateWith([]);
  const both = [gate.pass('articles', [article]), gate.pass('topics', [topic])];
  for (const one of both) {
    await expect(one).rejects.toMatchObject({ problems: [article, topic] });
  }
});

test('faulty files are left out where that is allowed, and reported', async () => {
  const { gate, onSkip } = gateWith(['articles']);
  const both = [gate.pass('articles', [article]), gate.pass('topics', [])];
  expect(await Promise.all(both)).toEqual([new Set([article.file]), new Set([article.file])]);
  expect(onSkip.mock.calls).toEqual([[[article]]]);
});

test('a problem in a file that many pages need still stops everything', async () => {
  const { gate, onSkip } = gateWith(['articles']);
  const both = [gate.pass('articles', [article]), gate.pass('topics', [topic])];
  for (const one of both) await expect(one).rejects.toThrow('2 problems in content/');
  expect(onSkip).not.toHaveBeenCalled();
});
