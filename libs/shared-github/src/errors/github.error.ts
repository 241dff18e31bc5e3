/** What every {@link GitHubError} can tell beside its message. */
export interface GitHubErrorFacts {
  /** HTTP status, where GitHub answered. */
  status?: number | undefined;
  /** `x-github-request-id`: what GitHub's support asks for first. */
  requestId?: string | undefined;
  /** The page of GitHub's documentation that GitHub itself named. */
  documentationUrl?: string | undefined;
  cause?: unknown;
}

/** Anything that went wrong between this client and GitHub. `code` tells the kinds apart and never changes. */
export class GitHubError extends Error {
  readonly code: string = 'github_error';
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly documentationUrl: string | undefined;

  constructor(message: string, facts: GitHubErrorFacts = {}) {
    super(message, 'cause' in facts ? { cause: facts.cause } : undefined);
    this.name = new.target.name;
    this.status = facts.status;
    this.requestId = facts.requestId;
    this.documentationUrl = facts.documentationUrl;
  }
}
