import { GitHubError } from '../../errors/github.error.js';
import type { LogRequest } from '../log-request.js';
import { checkDownloadAddress } from './check-download-address.js';

/** An archive of an attempt's logs, or the log of one job. */
export type LogSource = { readonly attempt: number } | { readonly jobId: number };

/**
 * Where a log lies: GitHub signs an address that is good for a minute, on a host that refuses whoever brings a token.
 *
 * @see https://docs.github.com/rest/actions/workflow-runs#download-workflow-run-attempt-logs
 * @throws NotFoundError when there is no such log, or not any more
 */
export async function signedAddress(request: LogRequest, source: LogSource): Promise<URL> {
  const { status, headers, url } = await ask(request, source);
  const location = headers.get('location') ?? '';
  if (status < 300 || !URL.canParse(location, url)) {
    throw new GitHubError(`GitHub did not say where ${describeSource(source)} is.`, { status });
  }
  return checkDownloadAddress(new URL(location, url));
}

async function ask({ context: { org, requests }, repo, runId, signal }: LogRequest, source: LogSource) {
  const options = { signal, handsOver: true };
  if ('jobId' in source) {
    const parameters = { owner: org, repo, job_id: source.jobId };
    return requests.send('GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs', parameters, options);
  }
  const parameters = { owner: org, repo, run_id: runId, attempt_number: source.attempt };
  return requests.send(
    'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/logs',
    parameters,
    options,
  );
}

export function describeSource(source: LogSource): string {
  return 'jobId' in source ? `the log of job ${source.jobId}` : `the archive of attempt ${source.attempt}'s logs`;
}
