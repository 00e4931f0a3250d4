// What the Worker uses of the platform: https://developers.cloudflare.com/workers/runtime-apis/
declare module 'cloudflare:workers' {
  export const env: unknown;
  export class DurableObject {
    constructor(state: DurableObjectState, env: unknown);
    protected ctx: DurableObjectState;
  }
  export interface DurableObjectState {
    storage: {
      sql: { exec(query: string, ...values: unknown[]): Iterable<Record<string, unknown>> };
      /** Undoes everything if `work` throws. */
      transactionSync<T>(work: () => T): T;
      getAlarm(): Promise<number | null>;
      setAlarm(at: number): Promise<void>;
    };
    blockConcurrencyWhile<T>(work: () => Promise<T>): Promise<T>;
  }
}
