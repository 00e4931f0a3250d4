import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Sql } from '../../../../src/providers/cloudflare/batch-ledger.ts';

/** A SQLite database in memory, as an object of Cloudflare has one. */
export function inMemorySql(): { sql: Sql; transaction: <T>(work: () => T) => T } {
  const database = new DatabaseSync(':memory:');
  const prepared = new Map<string, StatementSync>();
  const statement = (query: string) => {
    const known = prepared.get(query) ?? database.prepare(query);
    prepared.set(query, known);
    return known;
  };
  return {
    sql: { exec: (query, ...values) => statement(query).all(...(values as string[])) },
    transaction: (work) => {
      database.exec('BEGIN');
      const result = work();
      database.exec('COMMIT');
      return result;
    },
  };
}
