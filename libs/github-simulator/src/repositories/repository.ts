import { join } from 'node:path';
import { GitRepository } from '../git/git-repository.js';
import type { Organization } from '../organizations/organization.js';
import { WorkflowRuns } from '../runs/workflow-runs.js';
import { RepositorySecrets } from '../secrets/repository-secrets.js';
import type { StateDirectory } from '../storage/state-directory.js';
import type { RepositoryRecord } from './repository-record.js';

export const recordFile = 'repository.json';
export const gitDirectoryName = 'git';

/** One repository: its record, its git directory, its secrets and its workflow runs. */
export class Repository {
  readonly git: GitRepository;
  readonly secrets: RepositorySecrets;
  readonly runs: WorkflowRuns;

  constructor(
    readonly owner: Organization,
    readonly directory: StateDirectory,
    private current: RepositoryRecord,
  ) {
    this.git = new GitRepository(join(directory.path, gitDirectoryName));
    this.secrets = new RepositorySecrets(directory.child('secrets'));
    this.runs = new WorkflowRuns(directory.child('runs'));
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

  update(changes: Partial<RepositoryRecord>): void {
    this.current = { ...this.current, ...changes };
    this.directory.write(recordFile, this.current);
  }

  /** Notes a push; the first branch of an empty repository becomes its default branch. */
  pushed(nowMs: number): void {
    const branches = this.git.references.list('refs/heads/');
    const [first] = branches;
    if (first && !branches.some(({ name }) => name === `refs/heads/${this.git.references.defaultBranch()}`)) {
      this.git.references.setDefaultBranch(first.name.replace('refs/heads/', ''));
    }
    this.update({ pushedAt: nowMs, updatedAt: nowMs });
  }
}
