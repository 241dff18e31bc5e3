import { BranchQueue } from './files/branch-queue.js';
import type { FileContent } from './files/file-content.js';
import { getFile } from './files/get-file.js';
import { writeFile } from './files/write-file.js';
import type { GitHubContext } from './github.context.js';
import type { GitHubOptions } from './github.options.js';
import type { ProvisionOptions } from './provisioning/provision-options.js';
import { provisionRepository } from './provisioning/provision-repository.js';
import { MemoryRateLimiter } from './rate-limit/memory.rate-limiter.js';
import { checkRepositoryName } from './repositories/check-repository-name.js';
import { createRepository, type CreateRepositoryOptions } from './repositories/create-repository.js';
import { getRepository } from './repositories/get-repository.js';
import type { Repository } from './repositories/repository.js';
import type { RequestOptions } from './request-options.js';
import { GitHubRequests } from './requests/github-requests.js';
import { GitHubTransport } from './requests/github-transport.js';
import { type SecretOutcome, setSecrets } from './secrets/set-secrets.js';
import { AppJwt } from './tokens/app-jwt.js';
import { AppRequests } from './tokens/app-requests.js';
import type { InstallationToken } from './tokens/installation-token.js';
import { InstallationTokens } from './tokens/installation-tokens.js';
import { Installations } from './tokens/installations.js';
import type { TokenPermissions } from './tokens/token-request.js';
import { getWorkflowRun } from './workflows/get-workflow-run.js';
import { getWorkflowRuns, type WorkflowRunFilter } from './workflows/get-workflow-runs.js';
import { triggerWorkflow } from './workflows/trigger-workflow.js';
import { waitForWorkflowRun, type WaitForWorkflowRunOptions } from './workflows/wait-for-workflow-run.js';
import type { WorkflowRun } from './workflows/workflow-run.js';

export interface RepoTokenOptions {
  /** Default: contents write, metadata read. */
  permissions?: TokenPermissions;
  /** A kept token with less life than this is minted anew. Default 60 s. */
  minimumLifeSeconds?: number;
}

const REPO_TOKEN_PERMISSIONS: TokenPermissions = { contents: 'write', metadata: 'read' };

/**
 * Everything this system does at GitHub, in the name of one GitHub App and in one organisation.
 *
 * Every method may throw `AuthenticationError`, `AppNotInstalledError`, `MissingPermissionError`,
 * `RateLimitExceededError`, `GitHubUnavailableError` and `RequestTimeoutError`; what else it throws stands beside it.
 */
export class GitHubAppClient {
  private constructor(private readonly context: GitHubContext) {}

  static create(options: GitHubOptions): GitHubAppClient {
    const { org, appId, privateKey, retryDelayMs = 500 } = options;
    const transport = new GitHubTransport({
      apiBaseUrl: options.apiBaseUrl ?? 'https://api.github.com',
      requestTimeoutMs: options.requestTimeoutMs ?? 15_000,
    });
    const asApp = new AppRequests(transport, new AppJwt(appId, privateKey, Date.now), retryDelayMs);
    const tokens = new InstallationTokens(asApp, new Installations(asApp, org), {
      org,
      ttlSeconds: options.tokenTtlSeconds ?? 3600,
      now: Date.now,
    });
    const limiter = new MemoryRateLimiter({
      maxRequestsPerHour: options.maxRequestsPerHour ?? 4500,
      maxConcurrentRequests: options.maxConcurrentRequests ?? 100,
    });
    const requests = new GitHubRequests(transport, tokens, limiter, retryDelayMs);
    return new GitHubAppClient({ org, requests, tokens, branches: new BranchQueue() });
  }

  /** The organisation that everything happens in. */
  get org(): string {
    return this.context.org;
  }

  /** A token of the installation, with all it may do. Prefer {@link getRepoToken}. */
  async getOrgToken(): Promise<string> {
    return (await this.context.tokens.get()).value;
  }

  /**
   * A token that is good for one repository only, and for no more than is asked for.
   *
   * @see https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app
   * @throws ValidationError when the App may not see the repository, or lacks a permission that is asked for
   */
  async getRepoToken(repo: string, options: RepoTokenOptions = {}): Promise<string> {
    return (await this.issueRepoToken(repo, options)).value;
  }

  /** Like {@link getRepoToken}, with the time at which the token ends. */
  async issueRepoToken(repo: string, options: RepoTokenOptions = {}): Promise<InstallationToken> {
    checkRepositoryName(repo);
    const { permissions = REPO_TOKEN_PERMISSIONS, minimumLifeSeconds = 60 } = options;
    return this.context.tokens.get({ repositories: [repo], permissions }, minimumLifeSeconds * 1000);
  }

  /** @throws ConflictError when the name is taken, ValidationError when it is not a name */
  async createRepo(name: string, options?: CreateRepositoryOptions): Promise<Repository> {
    return createRepository(this.context, name, options);
  }

  /** @throws NotFoundError */
  async getRepo(name: string, options?: RequestOptions): Promise<Repository> {
    return getRepository(this.context, name, options);
  }

  /**
   * A file of up to 1 MB.
   *
   * @param ref branch, tag or commit; the default branch unless given
   * @throws NotFoundError, ValidationError when the path is not a file
   */
  async getFile(repo: string, path: string, ref?: string, options?: RequestOptions): Promise<FileContent> {
    return getFile(this.context, { repo, path, ref, ...options });
  }

  /**
   * Writes a file. Writers of this client go one after the other; those of other processes are given way to, eight times. A file that already reads so is left.
   *
   * @param branch the default branch unless given
   * @returns the SHA of the commit that holds the file
   * @throws NotFoundError when the repository or the branch does not exist, ConflictError when others keep winning
   */
  async createOrUpdateFile(
    repo: string,
    path: string,
    content: string | Uint8Array,
    message: string,
    branch?: string,
    options?: RequestOptions,
  ): Promise<string> {
    return writeFile(this.context, { repo, path, content, message, branch, ...options });
  }

  /** @throws ValidationError when the name or the size is not GitHub's, NotFoundError */
  async setSecret(repo: string, name: string, value: string, options?: RequestOptions): Promise<void> {
    const [outcome] = await this.setSecrets(repo, { [name]: value }, options);
    if (outcome?.status === 'failed') throw outcome.error;
  }

  /** Sets each secret, goes on after a failure, and tells what became of each. */
  async setSecrets(
    repo: string,
    secrets: Readonly<Record<string, string>>,
    options?: RequestOptions,
  ): Promise<SecretOutcome[]> {
    return setSecrets(this.context, repo, secrets, options);
  }

  /**
   * Dispatches a workflow.
   *
   * @param file name of the workflow's file, e.g. `ci.yml`
   * @param ref branch or tag; the default branch unless given
   * @returns the id of the run
   * @throws NotFoundError, ValidationError when the workflow takes no dispatch or not these inputs
   */
  async triggerWorkflow(
    repo: string,
    file: string,
    ref?: string,
    inputs?: Readonly<Record<string, string>>,
    options?: RequestOptions,
  ): Promise<number> {
    const branch = ref ?? (await this.getRepo(repo, options)).defaultBranch;
    return triggerWorkflow(this.context, { repo, file, ref: branch, inputs, ...options });
  }

  /** @throws NotFoundError */
  async getWorkflowRun(repo: string, runId: number, options?: RequestOptions): Promise<WorkflowRun> {
    return getWorkflowRun(this.context, repo, runId, options);
  }

  /** The newest runs, newest first, at most 100. */
  async getWorkflowRuns(repo: string, filter?: WorkflowRunFilter): Promise<WorkflowRun[]> {
    return getWorkflowRuns(this.context, repo, filter);
  }

  /** Follows a run to its end. It waits for ever unless a signal ends it. */
  async waitForWorkflowRun(repo: string, runId: number, options?: WaitForWorkflowRunOptions): Promise<WorkflowRun> {
    return waitForWorkflowRun(this.context, repo, runId, options);
  }

  /**
   * Creates a repository, writes its specification to `.project.yaml`, sets its secrets. Run again, it continues.
   *
   * @throws ConflictError when a repository of that name is not this project's: it is never touched
   */
  async provisionRepo(
    name: string,
    description: string,
    spec: Readonly<Record<string, unknown>>,
    secrets?: Readonly<Record<string, string>>,
    options?: ProvisionOptions,
  ): Promise<Repository> {
    return provisionRepository(this.context, { name, description, spec, secrets }, options);
  }
}
