import type { ServerResponse } from 'node:http';

const COALESCE_MS = 150;

/** Open pages that update on changes (server-sent events). */
export class LivePages {
  #open = new Set<ServerResponse>();
  #timer: NodeJS.Timeout | undefined;

  /** Keeps a response open and sends every change to it. */
  join(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 1000\n\n');
    this.#open.add(response);
    response.on('close', () => this.#open.delete(response));
  }

  /** Notifies the pages, once for many changes in a row. */
  changed(): void {
    if (this.#open.size === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const response of this.#open) response.write('data: changed\n\n');
    }, COALESCE_MS).unref();
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const response of this.#open) response.end();
  }
}
