import { logLine, type Log } from '../../core/log.ts';

/** Writes one line of JSON per entry to the standard error stream. */
export const consoleLog: Log = (entry) => console.error(logLine(entry, new Date()));
