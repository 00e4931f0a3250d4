// A worker of compiling-pool.ts: compiles bodies, one after another.
import { answerTasks } from '../../loading/thread-pool.ts';
import { compileBody } from '../../story/loading/compile-body.ts';
import type { BodyToCompile } from './compiling-pool.ts';

answerTasks(async (body: BodyToCompile) => {
  const result = await compileBody(...body);
  return 'compiled' in result ? result.compiled : undefined;
});
