import { logLine, type Log } from '../../core/log.ts';

/** Writes to the standard error stream, one line of JSON for each entry. */
export const consoleLog: Log = (entry) => console.error(logLine(entry, new Date()));
