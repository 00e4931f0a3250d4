/** Sets the status of a page and adds headers. */
export function answerWith(
  response: { status?: number; readonly headers: Headers },
  answer: { status: number; headers?: Readonly<Record<string, string>> | undefined },
): void {
  response.status = answer.status;
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    response.headers.set(name, value);
  }
}
