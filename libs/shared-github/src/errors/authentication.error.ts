import { GitHubError, type GitHubErrorFacts } from './github.error.js';

/** GitHub does not accept the App's key, id or token. */
export class AuthenticationError extends GitHubError {
  override readonly code: string = 'authentication_failed';
  /** GitHub's `Date` header: a refusal may be about nothing but the clocks. */
  readonly githubDate: string | undefined;

  constructor(message: string, { githubDate, ...facts }: GitHubErrorFacts & { githubDate?: string | undefined } = {}) {
    super(message, facts);
    this.githubDate = githubDate;
  }
}
