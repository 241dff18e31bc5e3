import { lstatSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { linkOrCopy } from './save-files.js';
import { type SavedDirectory, type SavedFile, isSavedFile } from './saved-files.js';

/** Where files come from and go to. */
export interface Storeroom {
  /** Where the second names are. */
  readonly keep: string;
  /** Takes away what is there and should not be. */
  readonly discard: (path: string) => void;
  /** Names in the topmost directory that are none of the state. */
  readonly leaveOut?: ReadonlySet<string>;
}

/** Makes a directory what it was; what did not change is not touched. */
export function restoreFiles(saved: SavedDirectory, directory: string, storeroom: Storeroom): void {
  const { keep, discard, leaveOut } = storeroom;
  const present = new Map(readdirSync(directory, { withFileTypes: true }).map((entry) => [entry.name, entry]));
  for (const [name, entry] of present) {
    const wanted = saved.get(name);
    const isKept = wanted && entry.isDirectory() !== isSavedFile(wanted);
    if (isKept || leaveOut?.has(name)) continue;
    discard(join(directory, name));
    present.delete(name);
  }
  for (const [name, entry] of saved) {
    const path = join(directory, name);
    if (isSavedFile(entry)) restoreFile(entry, keep, path, present.has(name));
    else {
      if (!present.has(name)) mkdirSync(path, { mode: 0o700 });
      restoreFiles(entry, path, { keep, discard });
    }
  }
}

function restoreFile({ inode, keptAs }: SavedFile, keep: string, path: string, isPresent: boolean): void {
  if (isPresent && lstatSync(path).ino === inode) return;
  linkOrCopy(join(keep, keptAs), `${path}.tmp`);
  renameSync(`${path}.tmp`, path);
}
