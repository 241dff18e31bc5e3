import { GitHubError, type GitHubErrorFacts } from './github.error.js';

/** The App lacks a permission. `needed` is what GitHub's `X-Accepted-GitHub-Permissions` asks for. */
export class MissingPermissionError extends GitHubError {
  override readonly code = 'missing_permission';
  readonly needed: string;
  /** What the token was granted, e.g. `{ contents: 'read' }`. */
  readonly granted: Readonly<Record<string, string>>;

  constructor(
    what: string,
    { needed, granted, ...facts }: GitHubErrorFacts & { needed: string; granted: Readonly<Record<string, string>> },
  ) {
    const has = Object.entries(granted).map(([name, level]) => `${name}=${level}`);
    super(
      `${what}: the GitHub App lacks the permission ${needed} (it has ${has.join(', ') || 'none'}). Grant it in the App's settings, and accept it in the organisation.`,
      facts,
    );
    this.needed = needed;
    this.granted = granted;
  }
}
