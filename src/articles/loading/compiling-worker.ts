// A worker of compiling-pool.ts: compiles bodies, one after another.
import { answerTasks } from '../../loading/thread-pool.ts';
import { compileBody } from '../../story/loading/compile-body.ts';
import type { BodyResult, BodyToCompile } from './compiling-pool.ts';

answerTasks<BodyToCompile, BodyResult>((body) => compileBody(...body));
