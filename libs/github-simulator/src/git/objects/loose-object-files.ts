import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { unlessMissing } from '../../storage/unless-missing.js';
import type { LooseObjects } from './loose-objects.js';

let temporaryFiles = 0;

/**
 * Loose objects where git looks for them.
 *
 * They are small files: reading one at once is ten times faster than waiting for a thread to do it.
 */
export class LooseObjectFiles implements LooseObjects {
  constructor(private readonly objectsDirectory: string) {}

  has(sha: string): boolean {
    return existsSync(this.fileOf(sha));
  }

  read(sha: string): Uint8Array | undefined {
    return unlessMissing(() => readFileSync(this.fileOf(sha)));
  }

  readStart(sha: string, bytes: number): Uint8Array | undefined {
    const descriptor = unlessMissing(() => openSync(this.fileOf(sha), 'r'));
    if (descriptor === undefined) return undefined;
    try {
      const start = Buffer.alloc(bytes);
      return start.subarray(0, readSync(descriptor, start));
    } finally {
      closeSync(descriptor);
    }
  }

  write(sha: string, deflated: Uint8Array): void {
    const temporary = join(this.objectsDirectory, `tmp_obj_${process.pid}_${(temporaryFiles += 1)}`);
    mkdirSync(join(this.objectsDirectory, sha.slice(0, 2)), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, deflated, { mode: 0o400 });
    renameSync(temporary, this.fileOf(sha));
  }

  complete(prefix: string): string[] {
    const directory = prefix.slice(0, 2);
    const isThere = existsSync(join(this.objectsDirectory, directory));
    const files = isThere ? readdirSync(join(this.objectsDirectory, directory)) : [];
    return files.map((file) => directory + file).filter((sha) => sha.startsWith(prefix));
  }

  private fileOf(sha: string): string {
    return join(this.objectsDirectory, sha.slice(0, 2), sha.slice(2));
  }
}
