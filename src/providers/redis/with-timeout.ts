/** Redis did not answer in time. */
class Timeout extends Error {
  code = 'timeout';
}

/**
 * Settles as `answer` does, or rejects after `ms` milliseconds. What `answer` comes to after that is
 * dropped.
 */
export async function withTimeout<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    // One turn of the event loop later: when it was this process that was busy, the answer is waiting.
    timer = setTimeout(() => setImmediate(() => reject(new Timeout())), ms);
  });
  answer.catch(() => undefined);
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
