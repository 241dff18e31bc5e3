import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const OURS = /^project-factory-(\d+)-/;

/** Removes the working copies of processes that were killed before they could. To be called before this one has any. */
export async function removeAbandonedCopies(root = tmpdir()): Promise<void> {
  const abandoned = (await readdir(root)).filter((name) => {
    const pid = Number(OURS.exec(name)?.[1]);
    // A container starts anew under the pid that its predecessor had.
    return pid > 0 && (pid === process.pid || !isAlive(pid));
  });
  // What belongs to another user stays: it is in nobody's way.
  await Promise.allSettled(abandoned.map((name) => rm(join(root, name), { recursive: true, force: true })));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
