import { ReferenceMovedError } from './reference-moved.error.js';
import type { Reference, References } from './references.js';

/** References that git has not asked for yet: nobody else moves them. */
export class ReferenceMemory implements References {
  private readonly targets = new Map<string, string>();

  /** @param head the branch that HEAD names */
  constructor(private head: string) {}

  read(name: string): string | undefined {
    return this.targets.get(name);
  }

  list(prefix: string): Reference[] {
    const names = [...this.targets.keys()].filter((name) => name.startsWith(prefix)).sort();
    return names.map((name) => ({ name, sha: this.targets.get(name) ?? '' }));
  }

  move(name: string, to: string | undefined, from: string | undefined): void {
    if (this.read(name) !== from || this.isInTheWay(name)) throw new ReferenceMovedError(name, this.read(name), from);
    if (to === undefined) this.targets.delete(name);
    else this.targets.set(name, to);
  }

  defaultBranch(): string {
    return this.head;
  }

  setDefaultBranch(branch: string, meanwhile?: () => void): void {
    meanwhile?.();
    this.head = branch;
  }

  /** Whether a directory would have to be where a file is: `refs/heads/a` and `refs/heads/a/b` cannot both be. */
  private isInTheWay(name: string): boolean {
    return [...this.targets.keys()].some((other) => other.startsWith(`${name}/`) || name.startsWith(`${other}/`));
  }
}
