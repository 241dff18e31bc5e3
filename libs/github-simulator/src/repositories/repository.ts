import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Environments } from '../environments/environments.js';
import type { GitRepository } from '../git/git-repository.js';
import type { Account } from '../organizations/account.js';
import { ReferenceMovedError } from '../git/references/reference-moved.error.js';
import { WorkflowRuns } from '../runs/workflow-runs.js';
import { Secrets } from '../secrets/secrets.js';
import type { StateDirectory } from '../storage/state-directory.js';
import { Variables } from '../variables/variables.js';
import { WorkflowStates } from '../workflows/workflow-states.js';
import { gitDirectorySize } from './git-directory-size.js';
import { openGitRepository, readDefaultBranch } from './open-git-repository.js';
import type { RepositoryRecord } from './repository-record.js';

export const recordFile = 'repository.json';
export const gitDirectoryName = 'git';

const mostSecrets = 100;
const mostVariables = 500;

/**
 * One repository: its record, its git directory, and what Actions keeps of it.
 *
 * All but the record is opened when first asked for, and written when there is something to write: there may be ten
 * thousand repositories of which nobody ever touches most.
 */
export class Repository {
  private openedGit?: GitRepository;
  private openedSecrets?: Secrets;
  private openedVariables?: Variables;
  private openedEnvironments?: Environments;
  private openedRuns?: WorkflowRuns;
  private openedWorkflows?: WorkflowStates;
  private measuredSize?: number;
  /** Undefined: nobody has looked yet. Nobody but this object lays it out. */
  private hasGitDirectory?: boolean;
  private isDeleted = false;

  constructor(
    readonly owner: Account,
    readonly directory: StateDirectory,
    private current: RepositoryRecord,
  ) {}

  get git(): GitRepository {
    this.openedGit ??= openGitRepository(this.gitDirectory, this.current.initialBranch, this.directory.isLasting);
    this.hasGitDirectory = true;
    return this.openedGit;
  }

  get secrets(): Secrets {
    return (this.openedSecrets ??= new Secrets(this.directory.child('secrets'), mostSecrets));
  }

  get variables(): Variables {
    return (this.openedVariables ??= new Variables(this.directory, mostVariables));
  }

  get environments(): Environments {
    return (this.openedEnvironments ??= new Environments(this.directory.child('environments')));
  }

  get runs(): WorkflowRuns {
    return (this.openedRuns ??= new WorkflowRuns(this.directory.child('runs')));
  }

  get workflows(): WorkflowStates {
    return (this.openedWorkflows ??= new WorkflowStates(this.directory));
  }

  /** Where its git directory is, or would be. */
  get gitDirectory(): string {
    return join(this.directory.path, gitDirectoryName);
  }

  get record(): RepositoryRecord {
    return this.current;
  }

  get id(): number {
    return this.current.id;
  }

  get name(): string {
    return this.current.name;
  }

  get fullName(): string {
    return `${this.owner.login}/${this.current.name}`;
  }

  get isPrivate(): boolean {
    return this.current.private;
  }

  /** The branch that HEAD names, whether it exists or not. */
  get defaultBranch(): string {
    if (this.openedGit) return this.openedGit.references.defaultBranch();
    const branch = this.isLaidOut ? readDefaultBranch(this.gitDirectory) : undefined;
    return branch ?? this.current.initialBranch;
  }

  /** In kilobytes; measured once after each push. */
  get size(): number {
    return (this.measuredSize ??= this.isLaidOut ? this.measureSize() : 0);
  }

  /** @throws Error when it was deleted: a record would bring it back */
  update(changes: Partial<RepositoryRecord>): void {
    if (this.isDeleted) throw new Error(`Failed to change ${this.fullName}: it was deleted. Look it up again.`);
    this.current = { ...this.current, ...changes };
    this.directory.write(recordFile, this.current);
    if (changes.pushedAt !== undefined) delete this.measuredSize;
  }

  /** Makes files of what git is to find. */
  layOut(): void {
    this.openedGit?.layOut();
  }

  /** From now on nothing changes it. */
  retire(): void {
    this.isDeleted = true;
  }

  /** Notes a push; the first branch of an empty repository becomes its default branch. */
  pushed(nowMs: number): void {
    const branches = this.git.references.list('refs/heads/');
    const [first] = branches;
    if (first && !branches.some(({ name }) => name === `refs/heads/${this.git.references.defaultBranch()}`)) {
      this.chooseBranch(first.name.replace('refs/heads/', ''));
    }
    this.update({ pushedAt: nowMs, updatedAt: nowMs });
  }

  /** While another writer holds HEAD it stays as it is: the push is done, and the next one chooses. */
  private chooseBranch(branch: string): void {
    try {
      this.git.references.setDefaultBranch(branch);
    } catch (error) {
      if (!(error instanceof ReferenceMovedError)) throw error;
    }
  }

  private measureSize(): number {
    const inMemory = this.openedGit?.objects.bytesInMemory ?? 0;
    return Math.ceil((inMemory + gitDirectorySize(this.gitDirectory)) / 1024);
  }

  private get isLaidOut(): boolean {
    return (this.hasGitDirectory ??= existsSync(this.gitDirectory));
  }
}
