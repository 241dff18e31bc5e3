import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isObjectName } from '../objects/git-object.js';
import { isReferenceName } from './reference-name.js';
import { ReferenceMovedError } from './reference-moved.error.js';
import type { Reference, References } from './references.js';

/**
 * References in files, which git's own processes read and move too.
 *
 * Changes follow git's locking protocol (`<reference>.lock`, created exclusively, renamed into place), so that
 * REST and pushes cannot overwrite each other. Nothing here packs references.
 */
export class ReferenceStore implements References {
  private head?: string;

  constructor(private readonly gitDirectory: string) {}

  read(name: string): string | undefined {
    if (!isReferenceName(name)) return undefined;
    try {
      const sha = readFileSync(join(this.gitDirectory, name), 'latin1').trim();
      return isObjectName(sha) ? sha : undefined;
    } catch {
      return undefined;
    }
  }

  list(prefix: string): Reference[] {
    const names: string[] = [];
    collect(this.gitDirectory, 'refs', names);
    return names
      .filter((name) => name.startsWith(prefix))
      .sort()
      .flatMap((name) => {
        const sha = this.read(name);
        return sha ? [{ name, sha }] : [];
      });
  }

  move(name: string, to: string | undefined, from: string | undefined): void {
    const file = join(this.gitDirectory, name);
    const lock = `${file}.lock`;
    const descriptor = this.lock(name, lock, from);
    try {
      if (this.read(name) !== from) throw new ReferenceMovedError(name, this.read(name), from);
      if (to === undefined) rmSync(file);
      else writeSync(descriptor, `${to}\n`);
    } catch (error) {
      closeSync(descriptor);
      rmSync(lock);
      throw error;
    }
    closeSync(descriptor);
    if (to === undefined) rmSync(lock);
    else renameSync(lock, file);
  }

  /** No git process moves HEAD, so it is read once. */
  defaultBranch(): string {
    this.head ??= readFileSync(join(this.gitDirectory, 'HEAD'), 'utf8').trim().replace('ref: refs/heads/', '');
    return this.head;
  }

  setDefaultBranch(branch: string, meanwhile?: () => void): void {
    const lock = join(this.gitDirectory, 'HEAD.lock');
    try {
      writeFileSync(lock, `ref: refs/heads/${branch}\n`, { flag: 'wx', mode: 0o600 });
    } catch {
      throw new ReferenceMovedError('HEAD', this.defaultBranch(), this.defaultBranch());
    }
    try {
      meanwhile?.();
    } catch (error) {
      rmSync(lock);
      throw error;
    }
    renameSync(lock, join(this.gitDirectory, 'HEAD'));
    this.head = branch;
  }

  /** Removes the locks of processes that were killed. Only while nobody else uses the repository. */
  sweepLocks(): void {
    const locks = readdirSync(this.gitDirectory).filter((name) => name.endsWith('.lock'));
    collect(this.gitDirectory, 'refs', locks, true);
    for (const lock of locks) rmSync(join(this.gitDirectory, lock));
  }

  private lock(name: string, lock: string, expected: string | undefined): number {
    try {
      mkdirSync(dirname(lock), { recursive: true, mode: 0o700 });
      // A deleted branch may leave its directory: refs/heads/a/b was there, refs/heads/a comes.
      if (statSync(join(this.gitDirectory, name), { throwIfNoEntry: false })?.isDirectory()) {
        rmdirSync(join(this.gitDirectory, name));
      }
      return openSync(lock, 'wx', 0o600);
    } catch {
      throw new ReferenceMovedError(name, this.read(name), expected);
    }
  }
}

function collect(root: string, directory: string, names: string[], locks = false): void {
  for (const entry of readdirSync(join(root, directory), { withFileTypes: true })) {
    const name = `${directory}/${entry.name}`;
    if (entry.isDirectory()) collect(root, name, names, locks);
    else if (name.endsWith('.lock') === locks) names.push(name);
  }
}
