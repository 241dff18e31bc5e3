import type { Repository } from './repository.js';

/** Finds repositories by name, by a name they had, by id and by owner. Names are case-insensitive. */
export class RepositoryIndex {
  private readonly byName = new Map<string, Repository>();
  private readonly byFormerName = new Map<string, Repository>();
  private readonly byId = new Map<number, Repository>();
  private readonly byOwner = new Map<number, Set<Repository>>();

  all(): Repository[] {
    return [...this.byId.values()];
  }

  ownedBy(accountId: number): Repository[] {
    return [...(this.byOwner.get(accountId) ?? [])];
  }

  find(owner: string, name: string): Repository | undefined {
    return this.byName.get(keyOf(owner, name));
  }

  /** The repository that had the name before, and has another now. */
  findMoved(owner: string, name: string): Repository | undefined {
    return this.byFormerName.get(keyOf(owner, name));
  }

  withId(id: number): Repository | undefined {
    return this.byId.get(id);
  }

  add(repository: Repository): void {
    const { owner, id, name, record } = repository;
    this.byName.set(keyOf(owner.login, name), repository);
    for (const former of record.formerNames) this.byFormerName.set(keyOf(owner.login, former), repository);
    this.byId.set(id, repository);
    const owned = this.byOwner.get(owner.id);
    if (owned) owned.add(repository);
    else this.byOwner.set(owner.id, new Set([repository]));
  }

  remove(repository: Repository): void {
    this.forgetNames(repository);
    this.byId.delete(repository.id);
    this.byOwner.get(repository.owner.id)?.delete(repository);
  }

  /** Does what gives a repository other names, now or before. */
  renaming(repository: Repository, rename: () => void): void {
    this.forgetNames(repository);
    rename();
    this.add(repository);
  }

  private forgetNames({ owner, name, record }: Repository): void {
    this.byName.delete(keyOf(owner.login, name));
    for (const former of record.formerNames) this.byFormerName.delete(keyOf(owner.login, former));
  }
}

export function keyOf(owner: string, name: string): string {
  return `${owner}/${name}`.toLowerCase();
}
