import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite';

export type Row = Record<string, SQLOutputValue>;

/** The database file of the outbox. */
export interface OutboxFile {
  readonly path: string;
  /** Returns the rows of a query. */
  all(sql: string, ...values: SQLInputValue[]): Row[];
  /** Runs a transaction that is on disk when this returns, or not at all. */
  write<T>(step: (run: Run) => T): T;
  close(): void;
}

/** Runs a statement; returns the number of changed rows and the id of the inserted one. */
export type Run = (sql: string, ...values: SQLInputValue[]) => { changes: number; id: number };

/**
 * Opens the outbox at `path` on first use, and again after a failure, so that a disk that was full
 * or unmounted needs no restart. Every method throws the error of SQLite.
 */
export function outboxFile(path: string): OutboxFile {
  let open: Connection | undefined;

  const use = <T>(action: (connection: Connection) => T): T => {
    const connection = (open ??= connect(path));
    try {
      return action(connection);
    } catch (error) {
      close();
      throw error;
    }
  };
  const close = () => {
    const closing = open;
    open = undefined;
    closing?.database.close();
  };

  return {
    path,
    all: (sql, ...values) => use(({ statement }) => statement(sql).all(...values)),
    write: (step) =>
      use(({ database, statement }) => {
        // Immediate: a step that reads before it writes must not see a write of another process in
        // between.
        database.exec('BEGIN IMMEDIATE');
        const result = step((sql, ...values) => {
          const { changes, lastInsertRowid } = statement(sql).run(...values);
          return { changes: Number(changes), id: Number(lastInsertRowid) };
        });
        database.exec('COMMIT');
        return result;
      }),
    close,
  };
}

type Connection = ReturnType<typeof connect>;

/**
 * Creates a folder and those that contain it. Node.js's own `recursive` never returns below /proc: there
 * mkdir(2) fails with ENOENT although the parent exists, and Node.js tries again.
 */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (!existsSync(dirname(path))) makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process was faster.
    if (!existsSync(path)) throw error;
  }
}

function connect(path: string) {
  makeFolder(dirname(path));
  // Created here, because SQLite would make it readable for every user.
  closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path, { timeout: 2000 });
  try {
    // FULL: a commit is on disk. secure_delete: deleted data is overwritten.
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;',
    );
    database.exec(SCHEMA);
  } catch (error) {
    database.close();
    throw error;
  }
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const statement = (sql: string) => {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  return { database, statement };
}

// Times are milliseconds since 1970. A job is deleted when it is done; the hash of its key stays
// for some days.
const SCHEMA = `
CREATE TABLE IF NOT EXISTS known_key (
  hash BLOB PRIMARY KEY,
  added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS job (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  is_mail INTEGER NOT NULL,
  subscriber BLOB NOT NULL,
  job TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  goes_alone INTEGER NOT NULL DEFAULT 0,
  batch INTEGER,
  place INTEGER,
  parked TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS job_waiting ON job (is_mail, due_at) WHERE batch IS NULL AND parked IS NULL;
CREATE INDEX IF NOT EXISTS job_of_subscriber ON job (subscriber, id) WHERE is_mail = 0 AND parked IS NULL;
CREATE INDEX IF NOT EXISTS job_in_batch ON job (batch, place) WHERE batch IS NOT NULL;
CREATE INDEX IF NOT EXISTS job_parked ON job (id) WHERE parked IS NOT NULL;
CREATE TABLE IF NOT EXISTS batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL,
  mails TEXT NOT NULL,
  frozen_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS note (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
