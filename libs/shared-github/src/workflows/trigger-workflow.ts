import { GitHubError } from '../errors/github.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import type { GitHubContext } from '../github.context.js';
import { checkRepositoryName } from '../repositories/check-repository-name.js';
import { unlessAborted } from '../requests/unless-aborted.js';
import { checkInputs } from './check-inputs.js';
import { dispatchWorkflow } from './dispatch-workflow.js';
import { poll } from '../poll.js';
import { describeDispatch, type WorkflowDispatch } from './workflow-dispatch.js';
import { readWorkflowFile } from './workflow-file.js';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 3_000;
const DEFAULT_READY_TIMEOUT_MS = 15_000;

/** Dispatches a workflow and returns the id of the run that came of it, and of no other. */
export async function triggerWorkflow(context: GitHubContext, dispatch: WorkflowDispatch): Promise<number> {
  const { repo, file, inputs, signal } = dispatch;
  checkRepositoryName(repo);
  checkInputs(file, inputs);
  const dispatched = context.dispatches.inTurn(`${repo}/${file}`, async () => {
    signal?.throwIfAborted();
    return dispatchWhenReady(context, dispatch);
  });
  return unlessAborted(dispatched, signal);
}

/**
 * Actions knows a file that was pushed a moment ago only after some seconds.
 *
 * @see https://github.com/benc-uk/workflow-dispatch/issues/46
 */
async function dispatchWhenReady(context: GitHubContext, dispatch: WorkflowDispatch): Promise<number> {
  const { readyTimeoutMs: timeoutMs = DEFAULT_READY_TIMEOUT_MS, signal } = dispatch;
  const pauses = { firstPauseMs: FIRST_PAUSE_MS, longestPauseMs: LONGEST_PAUSE_MS, timeoutMs, signal };
  let refusal: GitHubError | undefined;
  const runId = await poll(context.clock, pauses, async () => {
    try {
      return await dispatchWorkflow(context, dispatch);
    } catch (error) {
      if (!isUnknownYet(error)) throw explained(error, context.org, dispatch);
      if (!refusal) await checkFile(context, dispatch, error);
      refusal = error;
      return undefined;
    }
  });
  if (runId === undefined) throw tooLate(context.org, dispatch, refusal);
  return runId;
}

function isUnknownYet(error: unknown): error is NotFoundError | ValidationError {
  return (
    error instanceof NotFoundError ||
    (error instanceof ValidationError && /does not have 'workflow_dispatch' trigger/i.test(error.message))
  );
}

/** @throws NotFoundError, ValidationError when waiting cannot help */
async function checkFile(context: GitHubContext, dispatch: WorkflowDispatch, refusal: GitHubError): Promise<void> {
  const workflow = await readWorkflowFile(context, dispatch);
  const what = describeDispatch(context.org, dispatch);
  if (!workflow && refusal instanceof NotFoundError) {
    throw new NotFoundError(
      `There is no workflow ${what}, or the GitHub App may not see it. Check the names, or push the file to .github/workflows/.`,
      refusal,
    );
  }
  if (workflow?.takesDispatch) return;
  throw new ValidationError(
    `The workflow ${what} cannot be dispatched: it has no "workflow_dispatch" below "on:". Add it, and push it to ${dispatch.ref}.`,
    refusal,
  );
}

function tooLate(org: string, dispatch: WorkflowDispatch, refusal: GitHubError | undefined): GitHubError {
  const message = `The workflow ${describeDispatch(org, dispatch)} is pushed, but GitHub does not take a dispatch of it yet. Try again in a minute, and see that the file is on the default branch too: GitHub dispatches no other.`;
  return refusal instanceof NotFoundError ? new NotFoundError(message, refusal) : new ValidationError(message, refusal);
}

function explained(error: unknown, org: string, dispatch: WorkflowDispatch): unknown {
  if (!(error instanceof ValidationError)) return error;
  return new ValidationError(`The dispatch of ${describeDispatch(org, dispatch)} was refused. ${error.message}`, error);
}
