import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

let temporaryFiles = 0;

/**
 * A directory of small JSON files, readable by its owner only.
 *
 * Every write lands in a temporary file and is renamed into place, so that a killed process leaves either the old
 * or the new content, and what was written before an answer is there after a restart.
 */
export class StateDirectory {
  constructor(readonly path: string) {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  }

  get name(): string {
    return basename(this.path);
  }

  child(name: string): StateDirectory {
    return new StateDirectory(join(this.path, name));
  }

  /** Names in the directory, temporary files left out. */
  list(): string[] {
    return readdirSync(this.path)
      .filter((name) => !name.endsWith('.tmp'))
      .sort();
  }

  /** The content of one file; undefined when there is none. */
  read<T>(file: string): T | undefined {
    try {
      return JSON.parse(readFileSync(join(this.path, file), 'utf8')) as T;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw new Error(`Failed to read the simulator's state in ${join(this.path, file)}. Delete it or restore it.`, {
        cause: error,
      });
    }
  }

  write(file: string, value: unknown): void {
    const temporary = join(this.path, `${file}.${process.pid}-${(temporaryFiles += 1)}.tmp`);
    writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    renameSync(temporary, join(this.path, file));
  }

  remove(name: string): void {
    rmSync(join(this.path, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  }
}
