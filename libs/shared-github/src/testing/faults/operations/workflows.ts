import type { GitHubSimulator } from '@project-factory/github-simulator';
import { ask } from '../../ask.js';
import { fails, value } from '../expectation.js';
import { expectedOfReads, withMetadata } from '../expected-of-reads.js';
import { expectedOfWrites } from '../expected-of-writes.js';
import type { Operation } from '../operation.js';
import { times } from './times.js';

async function runsOf(simulator: GitHubSimulator, file: string): Promise<number[]> {
  const path = `/repos/acme/shop/actions/workflows/${file}/runs`;
  const { workflow_runs: runs } = await ask<{ workflow_runs: { id: number }[] }>(simulator, `GET ${path}`);
  return runs.map(({ id }) => id);
}

/** A pause and a second look, no more. */
const patience = { findRunTimeoutMs: 300, readyTimeoutMs: 300 };

const trigger = {
  method: 'triggerWorkflow',
  act: async (client, { round }) => client.triggerWorkflow('shop', `ci-${round}.yml`, 'main', {}, patience),
  aftermath: async (simulator, { round }) => {
    const runs = await runsOf(simulator, `ci-${round}.yml`);
    return { returns: runs[0], did: times(runs.length) };
  },
} as const satisfies Partial<Operation>;

export const workflows: readonly Operation[] = [
  {
    ...trigger,
    struck: 'POST dispatches',
    strikes: { operation: 'actions/create-workflow-dispatch' },
    needs: 'actions=write',
    expected: {
      // What runs there were is read first. When the answer is lost: the file, which may tell runs apart, and two looks.
      ...expectedOfWrites({ of: 2, at: 2, undone: 6, done: 4, givenUp: 9 }),
      // Actions may not know a file that was pushed a moment ago: the file is read, and it is tried again.
      notFound: value(5),
      notFoundAlways: fails('NotFoundError', 5),
    },
  },
  {
    ...trigger,
    struck: 'GET runs',
    strikes: { operation: 'actions/list-workflow-runs' },
    needs: 'actions=read',
    expected: {
      ...expectedOfReads({ of: 2, at: 1 }),
      notFound: value(4),
      notFoundAlways: fails('NotFoundError', 3),
    },
  },
  {
    ...trigger,
    method: 'triggerWorkflow, no ref',
    struck: 'GET repo',
    strikes: { operation: 'repos/get' },
    act: async (client, { round }) => client.triggerWorkflow('shop', `ci-${round}.yml`),
    expected: withMetadata(expectedOfReads({ of: 3, at: 1 })),
  },
  {
    method: 'getWorkflowRun',
    struck: 'GET run',
    strikes: { operation: 'actions/get-workflow-run' },
    needs: 'actions=read',
    run: {},
    act: async (client, { runId }) => (await client.getWorkflowRun('shop', runId)).id,
    aftermath: (_simulator, { runId }) => ({ returns: runId }),
    expected: expectedOfReads({ of: 1, at: 1 }),
  },
  {
    method: 'getWorkflowRuns',
    struck: 'GET runs',
    strikes: { operation: 'actions/list-workflow-runs-for-repo' },
    needs: 'actions=read',
    run: {},
    act: async (client) => (await client.getWorkflowRuns('shop')).map(({ id }) => id),
    aftermath: (_simulator, { runId }) => ({ returns: [runId] }),
    expected: expectedOfReads({ of: 1, at: 1 }),
  },
  {
    method: 'waitForWorkflowRun',
    struck: 'GET run',
    strikes: { operation: 'actions/get-workflow-run' },
    needs: 'actions=read',
    // It begins a tenth of a second after the first look, and is over at the second.
    run: { queued: 2 * 3_600_000 + 60_100, inProgress: 50 },
    act: async (client, { runId }) => (await client.waitForWorkflowRun('shop', runId, { timeoutMs: 300 })).conclusion,
    aftermath: () => ({ returns: 'success' }),
    expected: {
      ...expectedOfReads({ of: 2, at: 1 }),
      // It goes on whatever GitHub answers, and meets its own limit with the next look.
      serviceUnavailableAfter: fails('RateLimitExceededError (pause, 30 s)', 1),
      // A part of GitHub may not know a run that was started a moment ago.
      notFound: value(2),
      notFoundAlways: fails('RequestTimeoutError', 2),
      // The run is over when the limit is.
      secondary429Waited: value(2),
      badGatewayAlways: fails('RequestTimeoutError', 8),
      timeoutAlways: fails('RequestTimeoutError', 8),
    },
  },
];
