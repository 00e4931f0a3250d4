/** Has a page answer with this status and with these headers besides its own. */
export function answerWith(
  response: { status?: number; readonly headers: Headers },
  answer: { status: number; headers?: Readonly<Record<string, string>> | undefined },
): void {
  response.status = answer.status;
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    response.headers.set(name, value);
  }
}
