import type { Account } from '../organizations/account.js';
import type { Accounts } from '../organizations/accounts.js';
import type { Sequences } from '../storage/sequences.js';
import type { StateDirectory } from '../storage/state-directory.js';
import { Repository, recordFile } from './repository.js';
import { RepositoryIndex, keyOf } from './repository-index.js';
import { RepositoryNameTakenError } from './repository-name-taken.error.js';
import { type NewRepository, type RepositoryRecord, completeRecord } from './repository-record.js';

/** The repositories of all accounts. Names are case-insensitive. */
export class Repositories {
  private readonly index = new RepositoryIndex();
  /** Names of repositories that are being made. */
  private readonly reserved = new Set<string>();

  constructor(
    private readonly directory: StateDirectory,
    private readonly sequences: Sequences,
    accounts: Accounts,
  ) {
    for (const name of directory.list()) this.load(directory.child(name), accounts);
  }

  all(): Repository[] {
    return this.index.all();
  }

  ownedBy(accountId: number): Repository[] {
    return this.index.ownedBy(accountId);
  }

  find(owner: string, name: string): Repository | undefined {
    return this.index.find(owner, name);
  }

  /** The repository that had the name before, and has another now. */
  findMoved(owner: string, name: string): Repository | undefined {
    return this.index.findMoved(owner, name);
  }

  withId(id: number): Repository | undefined {
    return this.index.withId(id);
  }

  /** Whether the repository is still there: somebody may have deleted it, or put an earlier state in its place. */
  holds(repository: Repository): boolean {
    return this.withId(repository.id) === repository;
  }

  /** Whether the owner has a repository of the name, or one is being made. */
  isTaken({ login }: Account, name: string): boolean {
    return this.find(login, name) !== undefined || this.reserved.has(keyOf(login, name));
  }

  /**
   * Creates an empty repository.
   *
   * @throws RepositoryNameTakenError
   */
  create(owner: Account, fields: NewRepository): Repository {
    this.checkFree(owner, fields.name);
    return this.finish(this.begin(owner, fields));
  }

  /**
   * Creates a repository with what `fill` puts into its git directory: all of it, or nothing when the process is killed
   * meanwhile. Nobody finds it before.
   *
   * @throws RepositoryNameTakenError
   */
  async createFilled(
    owner: Account,
    fields: NewRepository,
    fill: (repository: Repository) => Promise<Partial<RepositoryRecord>>,
  ): Promise<Repository> {
    this.checkFree(owner, fields.name);
    const key = keyOf(owner.login, fields.name);
    this.reserved.add(key);
    const repository = this.begin(owner, fields);
    try {
      return this.finish(repository, await fill(repository));
    } catch (error) {
      this.directory.remove(repository.directory.name);
      throw error;
    } finally {
      this.reserved.delete(key);
    }
  }

  /**
   * Changes a repository, its name among the rest. The old name leads to it until somebody else takes it.
   *
   * @throws RepositoryNameTakenError
   */
  rename(repository: Repository, name: string, changes: Partial<RepositoryRecord> = {}): void {
    const { owner } = repository;
    const [before, after] = [repository.name.toLowerCase(), name.toLowerCase()];
    if (before !== after) this.checkFree(owner, name);
    this.releaseFormerName(owner, name);
    const others = repository.record.formerNames.filter((former) => former !== before);
    const formerNames = before === after ? others : [...others, before];
    this.index.renaming(repository, () => repository.update({ ...changes, name, formerNames }));
  }

  delete(repository: Repository): void {
    this.index.remove(repository);
    repository.retire();
    repository.directory.remove(recordFile);
    this.directory.remove(repository.directory.name);
  }

  /** Run ids are unique over all repositories. */
  nextRunId(): number {
    return this.sequences.take('workflowRun');
  }

  /** Environment ids are unique over all repositories. */
  nextEnvironmentId(): number {
    return this.sequences.take('environment');
  }

  private begin(owner: Account, fields: NewRepository): Repository {
    const record = completeRecord({ ...fields, id: this.sequences.take('repository'), ownerLogin: owner.login });
    return new Repository(owner, this.directory.child(String(record.id)), record);
  }

  /** The record comes last: a directory without one is what a killed process left half-made. */
  private finish(repository: Repository, changes: Partial<RepositoryRecord> = {}): Repository {
    this.releaseFormerName(repository.owner, repository.name);
    repository.update(changes);
    this.index.add(repository);
    return repository;
  }

  private checkFree(owner: Account, name: string): void {
    if (this.isTaken(owner, name)) throw new RepositoryNameTakenError(`${owner.login}/${name}`);
  }

  private releaseFormerName(owner: Account, name: string): void {
    const holder = this.findMoved(owner.login, name);
    const formerNames = holder?.record.formerNames.filter((former) => former !== name.toLowerCase());
    if (holder) this.index.renaming(holder, () => holder.update({ formerNames }));
  }

  private load(directory: StateDirectory, accounts: Accounts): void {
    const record = directory.read<RepositoryRecord>(recordFile);
    const owner = record && accounts.find(record.ownerLogin);
    if (!record) this.directory.remove(directory.name);
    if (record) this.sequences.above('repository', record.id);
    if (record && owner) this.index.add(new Repository(owner, directory, completeRecord(record)));
  }
}
