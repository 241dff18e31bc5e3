import { readFileSync } from 'node:fs';

/** Whether the process that had this pid, and this start time if one is known, is still there. */
export function isRunning(pid: number, startTime?: string): boolean {
  if (!exists(pid)) return false;
  const current = startTimeOf(pid);
  return startTime === undefined || current === undefined || current === startTime;
}

/**
 * When a process started, in clock ticks since boot; undefined where the system has no /proc.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
export function startTimeOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the command in parentheses, may hold spaces; the start time is the 20th after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
