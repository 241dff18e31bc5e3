import { mkdirSync, renameSync } from 'node:fs';
import { readdir, rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Takes files and directories away at once, and removes them later, one by one: nobody is held up by that. */
export class Trash {
  private removal: Promise<void> = Promise.resolve();
  private isStopped = false;
  private thrown = 0;

  constructor(private readonly directory: string) {}

  discard(path: string): void {
    mkdirSync(this.directory, { recursive: true, mode: 0o700 });
    const heap = join(this.directory, String((this.thrown += 1)));
    mkdirSync(heap, { mode: 0o700 });
    renameSync(path, join(heap, 'discarded'));
    this.removal = this.removal.then(() => this.removeBelow(heap)).catch(() => undefined);
  }

  /** Leaves the rest to whoever removes the whole directory. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.removal;
  }

  private async removeBelow(directory: string): Promise<void> {
    for (const entry of await readdir(directory, { withFileTypes: true })) {
      if (this.isStopped) return;
      const path = join(directory, entry.name);
      if (entry.isDirectory()) await this.removeBelow(path);
      else await unlink(path);
    }
    await rmdir(directory);
  }
}
