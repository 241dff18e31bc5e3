import { expect, it } from '@jest/globals';
import type { GitHubAppClient, WorkflowRun } from '@project-factory/shared-github';
import {
  FinalJobError,
  type ProjectRecord,
  type ProjectResults,
  type ProjectRun,
  RetryLaterError,
} from '@project-factory/shared-queue';
import { runWorkflow } from './run-workflow.js';

const RUN: Partial<WorkflowRun> = {
  status: 'completed',
  conclusion: 'success',
  path: '.github/workflows/ci.yml',
  htmlUrl: 'https://x/1',
};

/** The simulator's runs all succeed, and end: these do what they are told. */
function setup({
  earlier = [] as Partial<WorkflowRun>[],
  ends = RUN as Partial<WorkflowRun> | 'never',
  record = {},
} = {}) {
  const dispatched: string[] = [];
  const followed: number[] = [];
  const github = {
    getWorkflowRuns: async () => earlier,
    triggerWorkflow: async (_repo: string, file: string) => dispatched.push(file) + 99,
    waitForWorkflowRun: async (_repo: string, id: number, { signal }: { signal: AbortSignal }) => {
      followed.push(id);
      if (ends !== 'never') return { id, ...ends };
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    },
  };
  const run = {
    project: { startedAt: '2026-11-23T10:00:00.000Z', ...record } as Partial<ProjectRecord>,
    step: async <T>(_name: string, work: () => Promise<T>) => work(),
    attach: async (results: ProjectResults) => void Object.assign(run.project, results),
  };
  const start = () =>
    runWorkflow(github as unknown as GitHubAppClient, {
      run: run as unknown as ProjectRun,
      repository: { name: 'shop', htmlUrl: 'https://x/shop', defaultBranch: 'main' },
      workflow: { file: 'ci.yml', inputs: {} },
      signal: new AbortController().signal,
      followForMs: 10,
    });
  return { start, dispatched, followed, run };
}

it('dispatches, notes the run before it follows it, and is content with success', async () => {
  const { start, dispatched, followed, run } = setup();
  await start();
  expect(dispatched).toEqual(['ci.yml']);
  expect(followed).toEqual([100]);
  expect(run.project.workflowRun).toMatchObject({ id: 100, htmlUrl: 'https://x/shop/actions/runs/100' });
});

it('adopts the run that it has noted', async () => {
  const { start, dispatched, followed } = setup({ record: { workflowRun: { id: 5, conclusion: null } } });
  await start();
  expect([dispatched, followed]).toEqual([[], [5]]);
});

it('adopts the run of an attempt that died before it could note it', async () => {
  const { start, dispatched, followed } = setup({ earlier: [{ ...RUN, id: 7, conclusion: null }] });
  await start();
  expect([dispatched, followed]).toEqual([[], [7]]);
});

it('dispatches again after a run that has failed', async () => {
  const failed = { ...RUN, id: 7, conclusion: 'failure' as const };
  const { start, dispatched } = setup({ earlier: [failed], record: { workflowRun: { id: 7, conclusion: 'failure' } } });
  await start();
  expect(dispatched).toEqual(['ci.yml']);
});

it('does not take the run of another workflow for its own', async () => {
  const { start, dispatched } = setup({ earlier: [{ ...RUN, id: 7, path: '.github/workflows/other.yml' }] });
  await start();
  expect(dispatched).toEqual(['ci.yml']);
});

it.each(['failure', 'cancelled', 'timed_out', 'startup_failure'] as const)(
  'ends the project when its run ends as %s',
  async (conclusion) => {
    const { start } = setup({ ends: { ...RUN, conclusion } });
    await expect(start()).rejects.toBeInstanceOf(FinalJobError);
  },
);

it('frees the worker when a run takes long, and comes back', async () => {
  await expect(setup({ ends: 'never' }).start()).rejects.toBeInstanceOf(RetryLaterError);
});
