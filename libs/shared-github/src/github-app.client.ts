import { createContext } from './create-context.js';
import type { FileContent } from './files/file-content.js';
import type { FileItem } from './files/file-item.js';
import { getFile } from './files/get-file.js';
import { listFiles } from './files/list-files.js';
import { writeFile } from './files/write-file.js';
import type { GitHubContext } from './github.context.js';
import type { GitHubOptions } from './github.options.js';
import type { ProvisionOptions } from './provisioning/provision-options.js';
import { provisionRepository } from './provisioning/provision-repository.js';
import { getWorkflowLogs } from './logs/get-workflow-logs.js';
import type { GetWorkflowLogsOptions, StreamWorkflowLogsOptions, WorkflowLogLine } from './logs/log-options.js';
import { streamWorkflowLogs } from './logs/stream-workflow-logs.js';
import { checkRepositoryName } from './repositories/check-repository-name.js';
import { createRepository, type CreateRepositoryOptions } from './repositories/create-repository.js';
import { deleteRepository } from './repositories/delete-repository.js';
import { getRepository } from './repositories/get-repository.js';
import { listRepositories } from './repositories/list-repositories.js';
import type { Budget, BudgetOptions } from './rate-limit/budget/budget.js';
import { checkMaxWait, checkPriority } from './rate-limit/limits/check-patience.js';
import { getBudget } from './rate-limit/budget/get-budget.js';
import type { Repository } from './repositories/repository.js';
import { waitUntilReady, type WaitUntilReadyOptions } from './repositories/wait-until-ready.js';
import type { RequestOptions } from './request-options.js';
import { unlessAborted } from './requests/unless-aborted.js';
import { type SecretOutcome, setSecrets } from './secrets/set-secrets.js';
import type { InstallationToken } from './tokens/installation-token.js';
import { checkMinimumLife } from './tokens/check-minimum-life.js';
import type { TokenPermissions } from './tokens/token-request.js';
import { getWorkflowRun } from './workflows/get-workflow-run.js';
import { getWorkflowRuns, type WorkflowRunFilter } from './workflows/get-workflow-runs.js';
import { triggerWorkflow } from './workflows/trigger-workflow.js';
import { waitForWorkflowRun, type WaitForWorkflowRunOptions } from './workflows/wait-for-workflow-run.js';
import type { TriggerWorkflowOptions } from './workflows/workflow-dispatch.js';
import type { WorkflowRun } from './workflows/workflow-run.js';

export interface RepoTokenOptions extends Pick<RequestOptions, 'signal'> {
  /** Default: contents write, metadata read. Workflow files need `workflows: 'write'` too. */
  permissions?: TokenPermissions;
  /** A kept token with less life than this is minted anew. Default 60 s, at most 3 600 s: no token lives longer. */
  minimumLifeSeconds?: number;
}

const REPO_TOKEN_PERMISSIONS: TokenPermissions = { contents: 'write', metadata: 'read' };

/**
 * Everything this system does at GitHub, in the name of one GitHub App and in one organisation.
 *
 * Every method may throw `AuthenticationError`, `AppNotInstalledError`, `MissingPermissionError`,
 * `RateLimitExceededError`, `RateLimiterUnavailableError`, `GitHubUnavailableError` and `RequestTimeoutError`; what else it
 * throws stands beside it.
 */
export class GitHubAppClient {
  private constructor(private readonly context: GitHubContext) {}

  /** @throws ValidationError when an option cannot be used, or is none */
  static create(options: GitHubOptions): GitHubAppClient {
    return new GitHubAppClient(createContext(options));
  }

  /** The organisation that everything happens in. */
  get org(): string {
    return this.context.org;
  }

  /** A token of the installation, with all it may do. Prefer {@link getRepoToken}. */
  async getOrgToken({ signal }: Pick<RequestOptions, 'signal'> = {}): Promise<string> {
    return (await unlessAborted(this.context.tokens.get(), signal)).value;
  }

  /**
   * A token that is good for one repository only, and for no more than is asked for.
   *
   * @see https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app
   * @throws ValidationError when the App may not see the repository, lacks a permission that is asked for, or more life
   *   is asked for than tokens have
   */
  async getRepoToken(repo: string, options: RepoTokenOptions = {}): Promise<string> {
    return (await this.issueRepoToken(repo, options)).value;
  }

  /** Like {@link getRepoToken}, with the time at which the token ends. */
  async issueRepoToken(repo: string, options: RepoTokenOptions = {}): Promise<InstallationToken> {
    checkRepositoryName(repo);
    const { permissions = REPO_TOKEN_PERMISSIONS, minimumLifeSeconds = 60, signal } = options;
    checkMinimumLife(minimumLifeSeconds);
    const token = this.context.tokens.get({ repositories: [repo], permissions }, minimumLifeSeconds * 1000);
    return unlessAborted(token, signal);
  }

  /** @throws ConflictError when the name is taken, ValidationError when it is not a name */
  async createRepo(name: string, options?: CreateRepositoryOptions): Promise<Repository> {
    return createRepository(this.within(options), name, options);
  }

  /**
   * A repository, under its name of today: one that was renamed is found by its former name too.
   *
   * @throws NotFoundError
   */
  async getRepo(name: string, options?: RequestOptions): Promise<Repository> {
    return getRepository(this.within(options), name, options);
  }

  /** All repositories of the organisation that the App may see, the oldest first. A request for each 100 of them. */
  async listRepos(options?: RequestOptions): Promise<Repository[]> {
    return listRepositories(this.within(options), options);
  }

  /**
   * Deletes the repository that has this very name, and never one that only had it before it was renamed. Whether a
   * lost answer was about a deletion is found out.
   *
   * @throws NotFoundError when there is none, ValidationError when it has another name now
   */
  async deleteRepo(name: string, options?: RequestOptions): Promise<void> {
    return deleteRepository(this.within(options), name, options);
  }

  /**
   * Waits for a repository that was created a moment ago, until git knows it everywhere, or until a file of its
   * template is there. Only for such: of any other, a 404 says that it does not exist.
   *
   * @throws RequestTimeoutError after `timeoutMs`, 60 000 unless given
   */
  async waitUntilReady(name: string, options?: WaitUntilReadyOptions): Promise<void> {
    return waitUntilReady(this.within(options), name, options);
  }

  /**
   * A file of up to 100 MB; one of more than 1 MB takes two requests. A symbolic link to a file reads as that file.
   *
   * @param ref branch, tag or commit; the default branch unless given
   * @throws NotFoundError that says whether the repository is empty, or has no such ref; ValidationError when the path is
   *   no file, or a larger one
   */
  async getFile(repo: string, path: string, ref?: string, options?: RequestOptions): Promise<FileContent> {
    return getFile(this.within(options), { repo, path, ref, ...options });
  }

  /**
   * What stands directly in a directory, however much it is. The root of an empty repository lists as nothing.
   *
   * @param path the root unless given
   * @param ref branch, tag or commit; the default branch unless given
   * @throws NotFoundError, ValidationError when the path is no directory
   */
  async listFiles(repo: string, path = '', ref?: string, options?: RequestOptions): Promise<FileItem[]> {
    return listFiles(this.within(options), { repo, path, ref, ...options });
  }

  /**
   * Writes a file. Writers of this client go one after the other; those of other processes are given way to, eight times. A file that already reads so is left.
   *
   * @param branch the default branch unless given
   * @returns the SHA of the commit that holds the file
   * @throws NotFoundError when the repository or the branch does not exist, ConflictError when others keep winning,
   *   ValidationError when no file can stand there, MissingPermissionError above all for `.github/workflows`
   */
  async createOrUpdateFile(
    repo: string,
    path: string,
    content: string | Uint8Array,
    message: string,
    branch?: string,
    options?: RequestOptions,
  ): Promise<string> {
    return writeFile(this.within(options), { repo, path, content, message, branch, ...options });
  }

  /** @throws ValidationError when the name or the size is not GitHub's, NotFoundError */
  async setSecret(repo: string, name: string, value: string, options?: RequestOptions): Promise<void> {
    const [outcome] = await this.setSecrets(repo, { [name]: value }, options);
    if (outcome?.status === 'failed') throw outcome.error;
  }

  /**
   * Sets each secret, goes on after a failure, and tells what became of each. Names and sizes are checked first: what
   * cannot be a secret is not sent.
   *
   * @throws NotFoundError when the repository does not exist: nothing is set then
   */
  async setSecrets(
    repo: string,
    secrets: Readonly<Record<string, string>>,
    options?: RequestOptions,
  ): Promise<SecretOutcome[]> {
    return setSecrets(this.within(options), repo, secrets, options);
  }

  /**
   * Dispatches a workflow. GitHub is asked to name the run; where it does not, or its answer is lost, the run is looked
   * for, and nothing is sent again before that. Dispatches of one workflow by this client go one after the other, and no
   * run is given twice. A file that was pushed a moment ago is waited for.
   *
   * @param file name of the workflow's file, e.g. `ci.yml`
   * @param ref branch or tag; the default branch unless given
   * @param inputs 25 at most
   * @returns the id of the run
   * @see https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event
   * @throws NotFoundError, ValidationError when the workflow takes no dispatch or not these inputs, GitHubError when
   *   GitHub took it and the run was not to be seen in time
   */
  async triggerWorkflow(
    repo: string,
    file: string,
    ref?: string,
    inputs?: Readonly<Record<string, string>>,
    options?: TriggerWorkflowOptions,
  ): Promise<number> {
    const branch = ref ?? (await this.getRepo(repo, options)).defaultBranch;
    return triggerWorkflow(this.within(options), { repo, file, ref: branch, inputs, ...options });
  }

  /** @throws NotFoundError */
  async getWorkflowRun(repo: string, runId: number, options?: RequestOptions): Promise<WorkflowRun> {
    return getWorkflowRun(this.within(options), repo, runId, options);
  }

  /**
   * The newest runs, newest first, at most 1 000: GitHub gives no more.
   *
   * @see https://docs.github.com/rest/actions/workflow-runs#list-workflow-runs-for-a-repository
   * @throws NotFoundError, ValidationError when `limit` is not 1 to 1 000
   */
  async getWorkflowRuns(repo: string, filter?: WorkflowRunFilter): Promise<WorkflowRun[]> {
    return getWorkflowRuns(this.within(filter), repo, filter);
  }

  /**
   * Follows a run to its end, and on when it is run again meanwhile. It waits for ever unless `timeoutMs` or a signal
   * ends it; failures of GitHub do not. A run that GitHub does not know is waited for 15 s.
   *
   * @throws NotFoundError, RequestTimeoutError after `timeoutMs`
   */
  async waitForWorkflowRun(repo: string, runId: number, options?: WaitForWorkflowRunOptions): Promise<WorkflowRun> {
    return waitForWorkflowRun(this.within(options), repo, runId, options);
  }

  /**
   * The logs of a run as text: a line of it is job, step and line, with tabs between them, as `gh run view --log` prints
   * it. What is missing or was left out is said first, in brackets. A run may have hundreds of megabytes of logs; they
   * go through a temporary file, and only `maxBytes` of their end, 10 MB unless told, come into memory.
   *
   * Tokens, keys and terminal codes are taken out. Jobs that a partial re-run left alone are read from their own attempt.
   *
   * @see https://docs.github.com/rest/actions/workflow-runs#download-workflow-run-attempt-logs
   * @throws NotFoundError when there is no such run or job, when it has no logs yet or not any more;
   *   RequestTimeoutError after `timeoutMs`; GitHubError when they are more than `maxDownloadBytes`, or a zip bomb
   */
  async getWorkflowLogs(repo: string, runId: number, options?: GetWorkflowLogsOptions): Promise<string> {
    return getWorkflowLogs(this.within(options), repo, runId, options);
  }

  /**
   * The same line by line, for logs of any size: nothing is left out but what `onNotice` is told of. Leave the loop to
   * end it early.
   *
   * @example
   * ```ts
   * for await (const { job, step, line } of client.streamWorkflowLogs('shop', runId, { failedOnly: true })) {
   *   console.log(job, step, line);
   * }
   * ```
   */
  streamWorkflowLogs(repo: string, runId: number, options?: StreamWorkflowLogsOptions): AsyncIterable<WorkflowLogLine> {
    return streamWorkflowLogs(this.within(options), repo, runId, options);
  }

  /**
   * Creates a repository, writes its specification to `.project.yaml`, sets its secrets. Run again, it continues.
   *
   * It continues a repository whose `.project.yaml` carries the project's mark, and an empty one that this process has
   * created for it or that was created since `begunAt`. A process that may be cut off passes `begunAt`.
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
    return provisionRepository(this.within(options), { name, description, spec, secrets }, options);
  }

  /**
   * What is left of each limit, and when the next calls may go: in order to say "starts about 14:05" instead of failing.
   * Asks the limiter, not GitHub.
   *
   * @throws ValidationError when more than 10 000 calls are asked about; RateLimiterUnavailableError
   */
  async getBudget(options?: BudgetOptions): Promise<Budget> {
    return getBudget(this.context.limiter, options);
  }

  /** Fails what waits for its turn, and closes the connection of the limits. Nest calls it at shutdown. */
  async close(): Promise<void> {
    await this.context.close();
  }

  /** @internal */
  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  /** How the requests of one call wait for their turn. */
  private within({ priority, maxWaitMs }: RequestOptions = {}): GitHubContext {
    if (priority === undefined && maxWaitMs === undefined) return this.context;
    if (maxWaitMs !== undefined) checkMaxWait(maxWaitMs);
    if (priority !== undefined) checkPriority(priority);
    const patience = { ...(priority && { priority }), ...(maxWaitMs !== undefined && { maxWaitMs }) };
    return { ...this.context, requests: this.context.requests.waiting(patience) };
  }
}
