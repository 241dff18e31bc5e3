import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { formerNames, hooksDirectoryName, snapshotsDirectoryName } from '../storage/check-state-directory.js';
import type { MemoryStateDirectory, SavedDocuments } from '../storage/memory-state-directory.js';
import type { LivingWorld } from './living-world.js';
import { restoreFiles } from './restore-files.js';
import { saveFiles } from './save-files.js';
import type { SavedDirectory } from './saved-files.js';
import { type SavedMemory, loadMemory, saveMemory } from './saved-memory.js';
import { Trash } from './trash.js';

/** Beside the snapshots, what stays as it is: hooks are not state. */
const leaveOut: ReadonlySet<string> = new Set([snapshotsDirectoryName, hooksDirectoryName, ...formerNames]);

/** The whole state of a simulator at one time. Good until it is closed. */
export interface SimulatorSnapshot {
  /** When it was taken, by the simulator's clock. */
  readonly takenAt: Date;
}

interface Saved {
  readonly keep: string;
  readonly files: SavedDirectory;
  readonly documents: SavedDocuments | undefined;
  readonly memory: SavedMemory;
}

/** What taking and restoring needs beside the world. */
export interface Surroundings {
  /** Where the state is. */
  readonly directory: string;
  /** What of it is in no file. */
  readonly documents: MemoryStateDirectory | undefined;
  /** Resolves when nothing reads the state that is not an operation. */
  readonly quiet: () => Promise<void>;
  /** Forgets what was watched, which is not state. */
  readonly forget: () => void;
}

/** Takes and restores the whole state: files by their second names, the rest from memory. */
export class Snapshots {
  private readonly saved = new WeakMap<SimulatorSnapshot, Saved>();
  private readonly keep: string;
  private readonly trash: Trash;
  private taken = 0;

  constructor(
    private readonly living: LivingWorld,
    private readonly surroundings: Surroundings,
  ) {
    this.keep = join(surroundings.directory, snapshotsDirectoryName);
    this.trash = new Trash(join(this.keep, 'trash'));
    // What a process left that was killed is good for nobody.
    rmSync(this.keep, { recursive: true, force: true });
  }

  take(): Promise<SimulatorSnapshot> {
    const { world } = this.living;
    return world.gate.alone(async () => {
      await world.pushRuns.settled();
      const snapshot = { takenAt: world.clock.now() };
      for (const repository of world.repositories.all()) repository.layOut();
      const keep = join(this.keep, String((this.taken += 1)));
      const files = saveFiles(this.surroundings.directory, keep, leaveOut);
      const documents = this.surroundings.documents?.save();
      this.saved.set(snapshot, { keep, files, documents, memory: saveMemory(world) });
      return snapshot;
    });
  }

  /** @throws Error when the snapshot is not of this simulator */
  async restore(snapshot: SimulatorSnapshot): Promise<void> {
    const saved = this.saved.get(snapshot);
    if (!saved) throw new Error('Failed to restore: the snapshot is of another simulator. Take one of this simulator.');
    const { directory, documents, quiet, forget } = this.surroundings;
    await this.living.world.gate.alone(async () => {
      this.living.end();
      await quiet();
      // Whoever was kept waiting is told so, and watched, before all is forgotten.
      await setImmediate();
      const discard = (path: string) => this.trash.discard(path);
      restoreFiles(saved.files, directory, { keep: saved.keep, discard, leaveOut });
      if (saved.documents) documents?.load(saved.documents);
      this.living.reopen();
      loadMemory(this.living.world, saved.memory);
      forget();
    });
  }

  /** Removes what is kept. Snapshots are of no use afterwards. */
  async clear(): Promise<void> {
    await this.trash.stop();
    await rm(this.keep, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  }
}
