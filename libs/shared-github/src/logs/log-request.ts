import type { GitHubContext } from '../github.context.js';

/** What everything on the way to a log has to know. */
export interface LogRequest {
  readonly context: GitHubContext;
  readonly repo: string;
  readonly runId: number;
  /** Ends it all: the deadline, or the caller. */
  readonly signal: AbortSignal;
  readonly maxDownloadBytes: number;
  readonly timestamps: boolean;
  readonly onNotice: (notice: string) => void;
}

export function describeRun({ context, repo, runId }: LogRequest): string {
  return `workflow run ${runId} of ${context.org}/${repo}`;
}
