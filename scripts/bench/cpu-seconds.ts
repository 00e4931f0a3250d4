import { readFileSync } from 'node:fs';

/** The unit of times in /proc, which is the same on every machine (USER_HZ). */
const PER_SECOND = 100;

/**
 * The CPU time that a process and its children have used, in seconds. Other work on the machine hardly
 * changes it. NaN where there is no /proc: only Linux has it.
 */
export function cpuSeconds(pid: number): number {
  try {
    // The second field is a name, which may contain spaces (proc_pid_stat(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const own = (Number(fields[11]) + Number(fields[12])) / PER_SECOND;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').match(/\d+/g) ?? [];
    return children.reduce((sum, child) => sum + cpuSeconds(Number(child)), own);
  } catch {
    return NaN;
  }
}
