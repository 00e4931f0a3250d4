import { connectToRedis, disconnect, redisReason } from '../../../src/providers/redis/connect.ts';

/** How long Redis has to answer, in milliseconds. */
const PATIENCE_MS = 3000;

/** What a person should know of the Redis at `url`, one line each, and whether it can be used. */
export async function redisLines(url: string): Promise<{ isUsable: boolean; lines: string[] }> {
  try {
    disconnect(await connectToRedis(url, PATIENCE_MS));
    return { isUsable: true, lines: ['  Redis answers.'] };
  } catch (error) {
    return {
      isUsable: false,
      lines: [
        `  Redis does not answer (${redisReason(error)}). Check REDIS_URL, and that Redis runs. Until it`,
        '  answers, each server counts sign-ups on its own.',
      ],
    };
  }
}
