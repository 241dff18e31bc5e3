import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { StateDirectory } from './state-directory.js';

/** The documents of a directory, and of those in it. */
export interface SavedDocuments {
  readonly documents: ReadonlyMap<string, string>;
  readonly children: ReadonlyMap<string, SavedDocuments>;
}

/**
 * A state directory that nobody opens again: its documents need not be files, which cost a hundred times as much. They
 * are kept as text all the same, so that what is read is what a restart would read.
 */
export class MemoryStateDirectory implements StateDirectory {
  readonly isLasting = false;
  private documents = new Map<string, string>();
  private children = new Map<string, MemoryStateDirectory>();

  constructor(readonly path: string) {}

  get name(): string {
    return basename(this.path);
  }

  child(name: string): MemoryStateDirectory {
    const child = this.children.get(name) ?? new MemoryStateDirectory(join(this.path, name));
    this.children.set(name, child);
    return child;
  }

  list(): string[] {
    const children = [...this.children].filter(([, child]) => !child.isEmpty).map(([name]) => name);
    return [...this.documents.keys(), ...children].sort();
  }

  read<T>(file: string): T | undefined {
    const text = this.documents.get(file);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }

  write(file: string, value: unknown): void {
    this.documents.set(file, JSON.stringify(value));
  }

  remove(name: string): void {
    this.documents.delete(name);
    // Only a directory can have files of git's in it.
    if (this.children.delete(name)) rmSync(join(this.path, name), { recursive: true, force: true });
  }

  save(): SavedDocuments {
    const children = [...this.children].map(([name, child]) => [name, child.save()] as const);
    return { documents: new Map(this.documents), children: new Map(children) };
  }

  load({ documents, children }: SavedDocuments): void {
    this.documents = new Map(documents);
    this.children = new Map();
    for (const [name, saved] of children) this.child(name).load(saved);
  }

  private get isEmpty(): boolean {
    return this.documents.size === 0 && [...this.children.values()].every((child) => child.isEmpty);
  }
}
