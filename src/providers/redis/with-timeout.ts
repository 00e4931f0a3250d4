/** Thrown if Redis did not answer in time. */
class Timeout extends Error {
  code = 'timeout';
}

/** Settles like `answer`, or rejects after `ms` milliseconds and ignores `answer` from then on. */
export async function withTimeout<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    // Wait one turn of the event loop: if this process was busy, the answer may have arrived.
    timer = setTimeout(() => setImmediate(() => reject(new Timeout())), ms);
  });
  answer.catch(() => undefined);
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
