import { copyFileSync, linkSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SavedDirectory, SavedFile } from './saved-files.js';

/**
 * Keeps every file below a directory under a second name. Nothing in the state is changed in place: git's objects never,
 * all else is renamed over. So a second name of the same file keeps what is in it, for the price of a directory entry.
 *
 * @param keep where the second names go: flat, for directories cost more than files
 */
export function saveFiles(directory: string, keep: string, leaveOut: ReadonlySet<string>): SavedDirectory {
  mkdirSync(keep, { recursive: true, mode: 0o700 });
  let kept = 0;
  const save = (path: string, without?: ReadonlySet<string>): SavedDirectory => {
    const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => !without?.has(name));
    return new Map(
      entries.map((entry) => {
        const from = join(path, entry.name);
        return [entry.name, entry.isDirectory() ? save(from) : saveFile(from, keep, String((kept += 1)))];
      }),
    );
  };
  return save(directory, leaveOut);
}

function saveFile(from: string, keep: string, keptAs: string): SavedFile {
  linkOrCopy(from, join(keep, keptAs));
  return { inode: lstatSync(from).ino, keptAs };
}

/** Where files can have but one name, they are copied. */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
