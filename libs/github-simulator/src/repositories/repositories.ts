import type { Organization } from '../organizations/organization.js';
import type { Organizations } from '../organizations/organizations.js';
import { createBareRepository } from '../git/create-bare-repository.js';
import type { Sequences } from '../storage/sequences.js';
import type { StateDirectory } from '../storage/state-directory.js';
import { Repository, recordFile } from './repository.js';
import { RepositoryNameTakenError } from './repository-name-taken.error.js';
import type { RepositoryRecord } from './repository-record.js';

const defaultBranch = 'main';

/** The repositories of all organisations. Names are case-insensitive. */
export class Repositories {
  private readonly byName = new Map<string, Repository>();

  constructor(
    private readonly directory: StateDirectory,
    private readonly sequences: Sequences,
    organizations: Organizations,
  ) {
    for (const name of directory.list()) this.load(directory.child(name), organizations);
  }

  all(): Repository[] {
    return [...this.byName.values()];
  }

  ownedBy(accountId: number): Repository[] {
    return this.all().filter(({ owner }) => owner.id === accountId);
  }

  find(owner: string, name: string): Repository | undefined {
    return this.byName.get(keyOf(owner, name));
  }

  withId(id: number): Repository | undefined {
    return this.all().find((repository) => repository.id === id);
  }

  /** @throws RepositoryNameTakenError */
  create(owner: Organization, fields: Omit<RepositoryRecord, 'id' | 'ownerLogin'>): Repository {
    const key = keyOf(owner.login, fields.name);
    if (this.byName.has(key)) throw new RepositoryNameTakenError(`${owner.login}/${fields.name}`);
    const record = { id: this.sequences.take('repository'), ownerLogin: owner.login, ...fields };
    const directory = this.directory.child(String(record.id));
    const repository = new Repository(owner, directory, record);
    createBareRepository(repository.git.directory, defaultBranch);
    // The record comes last: a directory without one is what a killed process left half-made.
    directory.write(recordFile, record);
    this.byName.set(key, repository);
    return repository;
  }

  delete(repository: Repository): void {
    this.byName.delete(keyOf(repository.owner.login, repository.name));
    repository.directory.remove(recordFile);
    this.directory.remove(String(repository.id));
  }

  /** Run ids are unique over all repositories. */
  nextRunId(): number {
    return this.sequences.take('workflowRun');
  }

  private load(directory: StateDirectory, organizations: Organizations): void {
    const record = directory.read<RepositoryRecord>(recordFile);
    const owner = record && organizations.find(record.ownerLogin);
    if (!record) this.directory.remove(directory.name);
    if (!record || !owner) return;
    const repository = new Repository(owner, directory, record);
    repository.git.references.sweepLocks();
    this.byName.set(keyOf(owner.login, record.name), repository);
  }
}

function keyOf(owner: string, name: string): string {
  return `${owner}/${name}`.toLowerCase();
}
