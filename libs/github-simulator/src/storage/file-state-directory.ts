import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { StateDirectory } from './state-directory.js';
import { unlessMissing } from './unless-missing.js';

let temporaryFiles = 0;

/**
 * A state directory of files, readable by its owner only. It is made with the first file: most stay empty, and a
 * directory costs more than a file.
 *
 * Every write lands in a temporary file and is renamed into place, so that a killed process leaves either the old
 * or the new content, and what was written before an answer is there after a restart.
 */
export class FileStateDirectory implements StateDirectory {
  readonly isLasting = true;
  private isMade = false;

  constructor(readonly path: string) {}

  get name(): string {
    return basename(this.path);
  }

  child(name: string): FileStateDirectory {
    return new FileStateDirectory(join(this.path, name));
  }

  /** Temporary files are left out. */
  list(): string[] {
    // Asked first: most directories are never made, and an exception costs more than the question.
    const names = existsSync(this.path) ? (unlessMissing(() => readdirSync(this.path)) ?? []) : [];
    return names.filter((name) => !name.endsWith('.tmp')).sort();
  }

  read<T>(file: string): T | undefined {
    try {
      const text = unlessMissing(() => readFileSync(join(this.path, file), 'utf8'));
      return text === undefined ? undefined : (JSON.parse(text) as T);
    } catch (error) {
      throw new Error(
        `Failed to read the simulator's state in ${join(this.path, file)}. Restore it, or delete the whole directory to begin anew.`,
        {
          cause: error,
        },
      );
    }
  }

  write(file: string, value: unknown): void {
    const temporary = join(this.path, `${file}.${process.pid}-${(temporaryFiles += 1)}.tmp`);
    const text = `${JSON.stringify(value, null, 2)}\n`;
    if (!this.isMade) this.make();
    if (!writeExisting(temporary, text)) {
      this.make();
      writeFileSync(temporary, text, { mode: 0o600 });
    }
    renameSync(temporary, join(this.path, file));
  }

  remove(name: string): void {
    rmSync(join(this.path, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  }

  private make(): void {
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
    this.isMade = true;
  }
}

/** Returns whether there is a directory to write to. */
function writeExisting(file: string, text: string): boolean {
  return unlessMissing(() => (writeFileSync(file, text, { mode: 0o600 }), true)) ?? false;
}
