import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DirectoryInUseError } from '../errors/directory-in-use.error.js';
import { isRunning, startTimeOf } from './running-process.js';

interface Holder {
  readonly pid: number;
  readonly token: string;
  /** Tells the process from a later one with the same pid, where the system says so. */
  readonly startTime?: string;
}

/** Tokens of the locks that this process holds: one with our pid and another token is left from an earlier process. */
const held = new Set<string>();

/** A file that one live process at a time holds. A holder that died, even by SIGKILL, is replaced at once. */
export class DirectoryLock {
  constructor(
    private readonly path: string,
    private readonly holder: Holder,
  ) {}

  /** @throws DirectoryInUseError while another live process holds it */
  static acquire(path: string): DirectoryLock {
    const mine: Holder = { pid: process.pid, token: randomUUID(), startTime: startTimeOf(process.pid) };
    for (;;) {
      if (createFile(path, mine)) return hold(path, mine);
      const holder = readHolder(path);
      if (holder && isHeld(holder)) throw new DirectoryInUseError(dirname(path), holder.pid);
      if (replace(path, holder, mine)) return hold(path, mine);
    }
  }

  release(): void {
    held.delete(this.holder.token);
    if (readHolder(this.path)?.token === this.holder.token) rmSync(this.path, { force: true });
  }
}

function hold(path: string, mine: Holder): DirectoryLock {
  held.add(mine.token);
  return new DirectoryLock(path, mine);
}

function isHeld({ pid, token, startTime }: Holder): boolean {
  return pid === process.pid ? held.has(token) : isRunning(pid, startTime);
}

/**
 * Puts our file in the place of a dead holder's. Of several processes that found the same dead holder one goes on: the file
 * named after that holder can be created once, and who creates it looks again whether the dead holder is still there.
 */
function replace(path: string, dead: Holder | undefined, mine: Holder): boolean {
  const claim = `${path}.${dead?.token ?? 'unreadable'}`;
  if (!createFile(claim, mine)) {
    const rival = readHolder(claim);
    if (rival && isHeld(rival)) throw new DirectoryInUseError(dirname(path), rival.pid);
    rmSync(claim, { force: true });
    return false;
  }
  const isStillDead = readHolder(path)?.token === dead?.token;
  if (isStillDead) renameSync(claim, path);
  else rmSync(claim, { force: true });
  return isStillDead;
}

/** Puts a file in place that is whole from the first moment: nobody can read it half-written. */
function createFile(path: string, holder: Holder): boolean {
  const whole = `${path}.${holder.token}.new`;
  writeFileSync(whole, JSON.stringify(holder));
  try {
    linkSync(whole, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(whole, { force: true });
  }
}

/** Undefined for a file that is gone, or was cut off when its writer died. */
function readHolder(path: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>;
    return typeof holder.pid === 'number' && typeof holder.token === 'string' ? (holder as Holder) : undefined;
  } catch {
    return undefined;
  }
}
