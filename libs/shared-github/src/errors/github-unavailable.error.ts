import { GitHubError, type GitHubErrorFacts } from './github.error.js';

export interface GitHubUnavailableFacts extends GitHubErrorFacts {
  retryAfterSeconds?: number | undefined;
}

/** GitHub answered 5xx, answered nonsense, or could not be reached. A write may or may not have taken effect. */
export class GitHubUnavailableError extends GitHubError {
  override readonly code: string = 'github_unavailable';
  /** When it is worth another try, where GitHub has said so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, { retryAfterSeconds, ...facts }: GitHubUnavailableFacts = {}) {
    super(message, facts);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
