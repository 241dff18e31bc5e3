import type { GitHubAppClient } from '../../../github-app.client.js';
import { type Expectations, fails, value } from '../expectation.js';
import { expectedOfReads } from '../expected-of-reads.js';
import type { Operation, Situation } from '../operation.js';

const LINE = 'all is well';

const getLogs = {
  method: 'getWorkflowLogs',
  run: { jobs: [{ name: 'build', steps: [{ name: 'Run npm test', log: LINE }] }] },
  act: async (client, { runId }) => (await client.getWorkflowLogs('shop', runId)).includes(LINE),
  aftermath: () => ({ returns: true }),
} as const satisfies Partial<Operation>;

async function streamed(client: GitHubAppClient, { runId }: Situation): Promise<boolean> {
  const lines: string[] = [];
  for await (const { line } of client.streamWorkflowLogs('shop', runId)) lines.push(line);
  return lines.includes(LINE);
}

const streamLogs = { ...getLogs, method: 'streamWorkflowLogs', act: streamed } as const satisfies Partial<Operation>;

const jobs = { struck: 'GET jobs', strikes: { operation: 'actions/list-jobs-for-workflow-run' } } as const;
const archive = { struck: 'GET logs', strikes: { operation: 'actions/download-workflow-run-attempt-logs' } } as const;
const download = { struck: 'download', strikes: { operation: '/signed-download' } } as const;

const needs = 'actions=read';

const expectedOfArchives: Expectations = {
  ...expectedOfReads({ of: 3, at: 2 }),
  // The logs of the job are asked for instead.
  notFound: value(4),
  notFoundAlways: value(4),
  // The first request needs the same.
  hidden: fails('MissingPermissionError', 1),
  notAccessible: fails('MissingPermissionError', 1),
  // So GitHub points to the download. That one is refused there, and another address asked for.
  redirectAway: value(5),
};

/** A new address is asked for, and the download begun again. */
const again = value(5);
const refused = fails('GitHubError', 5);

/** Storage knows no tokens, permissions or limits. What it refuses is tried once more: the address may have expired. */
const expectedOfDownloads: Expectations = {
  ...(Object.fromEntries(
    Object.keys(expectedOfReads({ of: 3, at: 3 })).map((fault) => [fault, again]),
  ) as unknown as Expectations),
  nothing: value(3),
  slowBody: value(3),
  clockAhead: value(3),
  clockBehind: value(3),
  badGatewayAlways: fails('GitHubUnavailableError', 9),
  timeoutAlways: fails('RequestTimeoutError', 9),
  unauthorizedAlways: refused,
  notFoundAlways: refused,
  hidden: refused,
  notAccessible: refused,
  conflictAlways: refused,
  redirect307: value(4),
  redirect301: value(4),
  // No signature leads there.
  redirectAway: value(6),
};

export const logs: readonly Operation[] = [
  { ...getLogs, ...jobs, needs, expected: expectedOfReads({ of: 3, at: 1 }) },
  { ...getLogs, ...archive, needs, expected: expectedOfArchives },
  { ...getLogs, ...download, expected: expectedOfDownloads },
  { ...streamLogs, ...jobs, needs, expected: expectedOfReads({ of: 3, at: 1 }) },
  { ...streamLogs, ...archive, needs, expected: expectedOfArchives },
  { ...streamLogs, ...download, expected: expectedOfDownloads },
];
