import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const file = '.github-simulator-lock';

/** Keeps a second process off a state directory: each would give the same ids, and remove what the other made. */
export class DirectoryLock {
  private constructor(
    private readonly directory: string,
    private readonly path: string,
  ) {}

  /** @throws Error that names the process which has the directory */
  static take(directory: string): DirectoryLock {
    const path = join(directory, file);
    const owner = ownerOf(path);
    if (owner !== undefined && owner !== process.pid && isRunning(owner)) {
      throw new Error(
        `Failed to keep the state in ${directory}: process ${owner} does so already. Stop it, or give another directory.`,
      );
    }
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeFileSync(path, String(process.pid), { mode: 0o600 });
    return new DirectoryLock(directory, path);
  }

  /** Leaves no directory where nothing was kept. */
  release(): void {
    rmSync(this.path, { force: true });
    if (existsSync(this.directory) && readdirSync(this.directory).length === 0) rmdirSync(this.directory);
  }
}

function ownerOf(path: string): number | undefined {
  try {
    return Number(readFileSync(path, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
