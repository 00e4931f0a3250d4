import { outgoingMailSchema, type OutgoingMail } from '../../subscribers/outbox/outgoing-mail.ts';

/** An email in a frozen batch, with the key of its job. */
export interface LedgerMail {
  key: string;
  mail: OutgoingMail;
}

/** A batch as it was frozen: the same emails in the same order for every attempt. */
export interface LedgerBatch {
  key: string;
  frozenAt: number;
  mails: LedgerMail[];
}

/** What is known of some jobs. */
export interface LedgerView {
  /** Keys of jobs that are done. */
  done: string[];
  /** Keys of jobs that wait for a person, with the reason. */
  parked: { key: string; reason: string }[];
  /** Batches that may have been submitted and hold some of the jobs. */
  batches: LedgerBatch[];
}

/**
 * Remembers which jobs are done, and which emails were frozen into which batch: a queue may deliver a message
 * twice, and its neighbors in another batch.
 */
export interface BatchLedger {
  look(keys: readonly string[], now: number): Promise<LedgerView>;
  /** Stores a batch before its first attempt. `false` if one of its jobs is known already. */
  freeze(batch: LedgerBatch): Promise<boolean>;
  /** Forgets a batch that was certainly not submitted. */
  dissolve(batch: string): Promise<void>;
  /** Marks jobs as done or, with `reason`, as parked, and forgets their batch. */
  settle(jobs: readonly { key: string; reason?: string | undefined }[], now: number): Promise<void>;
}

/** Longer than the 48 hours that a link is valid, as in the outbox of the Node.js server. */
const KEY_LIFE_MS = 7 * 24 * 3_600_000;

export interface Sql {
  exec(query: string, ...values: unknown[]): Iterable<Record<string, unknown>>;
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS settled (key TEXT PRIMARY KEY, reason TEXT, at INTEGER) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS settled_at ON settled (at);
  CREATE TABLE IF NOT EXISTS frozen (
    key TEXT PRIMARY KEY, batch TEXT NOT NULL, place INTEGER NOT NULL, frozen_at INTEGER NOT NULL,
    mail TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS frozen_batch ON frozen (batch, place);
`;

/** The ledger in a SQLite database. `transaction` undoes everything if its work throws. */
export function batchLedger(sql: Sql, transaction: <T>(work: () => T) => T) {
  for (const statement of TABLES.split(';')) if (statement.trim()) sql.exec(statement);
  const rows = (query: string, ...values: unknown[]) => [...sql.exec(query, ...values)];
  const batchOf = (key: string) =>
    rows('SELECT batch FROM frozen WHERE key = ?', key)[0]?.['batch'];

  return {
    look(keys: readonly string[], now: number): LedgerView {
      const view: LedgerView = { done: [], parked: [], batches: [] };
      const batches = new Set<unknown>();
      sql.exec('DELETE FROM settled WHERE at < ?', now - KEY_LIFE_MS);
      for (const key of keys) {
        const [settled] = rows('SELECT reason FROM settled WHERE key = ?', key);
        if (settled?.['reason'] != null)
          view.parked.push({ key, reason: String(settled['reason']) });
        else if (settled) view.done.push(key);
        else batches.add(batchOf(key) ?? undefined);
      }
      batches.delete(undefined);
      for (const batch of batches) {
        const mails = rows('SELECT * FROM frozen WHERE batch = ? ORDER BY place', batch);
        view.batches.push({
          key: String(batch),
          frozenAt: Number(mails[0]?.['frozen_at']),
          mails: mails.map(({ key, mail }) => ({
            key: String(key),
            mail: outgoingMailSchema.parse(JSON.parse(String(mail))),
          })),
        });
      }
      return view;
    },
    freeze({ key: batch, frozenAt, mails }: LedgerBatch): boolean {
      return transaction(() => {
        const isKnown = ({ key }: LedgerMail) =>
          batchOf(key) !== undefined || rows('SELECT 1 FROM settled WHERE key = ?', key).length > 0;
        if (mails.some(isKnown)) return false;
        for (const [place, { key, mail }] of mails.entries()) {
          const values = [key, batch, place, frozenAt, JSON.stringify(mail)];
          sql.exec(
            'INSERT INTO frozen (key, batch, place, frozen_at, mail) VALUES (?, ?, ?, ?, ?)',
            ...values,
          );
        }
        return true;
      });
    },
    dissolve(batch: string): void {
      sql.exec('DELETE FROM frozen WHERE batch = ?', batch);
    },
    settle(jobs: readonly { key: string; reason?: string | undefined }[], now: number): void {
      transaction(() => {
        for (const { key, reason } of jobs) {
          sql.exec('DELETE FROM frozen WHERE key = ?', key);
          sql.exec(
            'INSERT OR REPLACE INTO settled (key, reason, at) VALUES (?, ?, ?)',
            key,
            reason ?? null,
            now,
          );
        }
      });
    },
  };
}
