import { FinalJobError } from '../errors/final-job.error.js';
import { StaleWorkerError } from '../errors/stale-worker.error.js';
import type { ProjectEntry, ProjectHead } from '../journal/project-journal.js';
import type { ProjectClaim } from './project-claim.js';
import type { ProjectEvent } from './project-event.js';
import type { ProjectFailure, ProjectRecord, ProjectResults, StepRecord } from './project-record.js';
import { isFinished } from './project-record.js';
import type { ProjectRequest } from './project-request.js';

/** A change of one project, worked out but not yet written. */
export interface Transition {
  readonly head: ProjectHead;
  readonly events: readonly ProjectEvent[];
  readonly sealedSecrets?: string | null;
}

/** The largest number of steps that a record keeps; a worker has a dozen. */
const MAX_STEPS = 200;

export function created(request: ProjectRequest, id: string, now: Date): Transition {
  const at = now.toISOString();
  const record: ProjectRecord = {
    name: request.name,
    id,
    state: 'queued',
    description: request.description,
    template: request.template,
    secretNames: request.secretNames,
    steps: [],
    createdAt: at,
    updatedAt: at,
  };
  // Events are numbered from the time of creation on, so that ids also grow from a removed project to the next of its name.
  const head = { record, fence: 0, round: 0, lastEventId: now.getTime() * 1_000 };
  return withState(head, record, now);
}

export function claimed(head: ProjectHead, now: Date): Transition {
  const record = { ...head.record, state: 'running' as const, startedAt: head.record.startedAt ?? now.toISOString() };
  return withState({ ...head, fence: head.fence + 1 }, record, now);
}

export function attached(head: ProjectHead, results: ProjectResults, now: Date): Transition {
  return withState(head, { ...head.record, ...results }, now);
}

export function stepStarted(head: ProjectHead, name: string, now: Date): Transition {
  const isNew = !head.record.steps.some((step) => step.name === name);
  if (isNew && head.record.steps.length >= MAX_STEPS) {
    throw new FinalJobError(
      'TOO_MANY_STEPS',
      `Failed to start step ${name}: the project has ${MAX_STEPS} steps already.`,
    );
  }
  return withStep(head, { name, state: 'running', startedAt: now.toISOString() }, now);
}

export function stepEnded(
  head: ProjectHead,
  name: string,
  state: 'done' | 'failed',
  detail: string | undefined,
  now: Date,
): Transition {
  const at = now.toISOString();
  const startedAt = head.record.steps.find((step) => step.name === name)?.startedAt ?? at;
  return withStep(head, { name, state, ...(detail === undefined ? {} : { detail }), startedAt, finishedAt: at }, now);
}

/** The attempt is over and another one will follow: what was running in it has failed. */
export function requeued(head: ProjectHead, reason: string, now: Date): Transition {
  const stopped = stopSteps(head, reason, now);
  return append(stopped, withState(stopped.head, { ...stopped.head.record, state: 'queued' }, now));
}

export function succeeded(head: ProjectHead, now: Date): Transition {
  const record = { ...head.record, state: 'succeeded' as const, finishedAt: now.toISOString() };
  return { ...withState(head, record, now), sealedSecrets: null };
}

export function failed(head: ProjectHead, failure: ProjectFailure, now: Date): Transition {
  const stopped = stopSteps(head, failure.message, now);
  const record = { ...stopped.head.record, state: 'failed' as const, failure, finishedAt: now.toISOString() };
  return { ...append(stopped, withState(stopped.head, record, now)), sealedSecrets: null };
}

export function reset(
  head: ProjectHead,
  { description, template, secretNames }: ProjectRequest,
  now: Date,
): Transition {
  const asked = { description, template, secretNames };
  const again = { state: 'queued' as const, failure: undefined, startedAt: undefined, finishedAt: undefined };
  const record = { ...head.record, ...asked, ...again };
  return withState({ ...head, fence: head.fence + 1, round: head.round + 1 }, record, now);
}

/** Refuses writes of a worker that no longer owns the project. */
export function assertOwned(entry: ProjectEntry | undefined, claim: ProjectClaim): asserts entry is ProjectEntry {
  const owned =
    entry?.head.record.id === claim.id && entry.head.fence === claim.fence && !isFinished(entry.head.record);
  if (!owned) throw new StaleWorkerError(claim.name, claim.fence);
}

function withState(head: ProjectHead, record: ProjectRecord, now: Date): Transition {
  const { state, failure, repository, commit, workflowRun, requests } = record;
  const data = { state, failure, repository, commit, workflowRun, requests };
  const id = head.lastEventId + 1;
  return {
    head: { ...head, record: { ...record, updatedAt: now.toISOString() }, lastEventId: id },
    events: [{ id: String(id), at: now.toISOString(), project: record.name, type: 'state', data }],
  };
}

function withStep(head: ProjectHead, step: StepRecord, now: Date): Transition {
  const steps = head.record.steps.some((known) => known.name === step.name)
    ? head.record.steps.map((known) => (known.name === step.name ? step : known))
    : [...head.record.steps, step];
  const id = head.lastEventId + 1;
  return {
    head: { ...head, record: { ...head.record, steps, updatedAt: now.toISOString() }, lastEventId: id },
    events: [{ id: String(id), at: now.toISOString(), project: head.record.name, type: 'step', data: step }],
  };
}

function stopSteps(head: ProjectHead, reason: string, now: Date): Transition {
  return head.record.steps
    .filter((step) => step.state === 'running')
    .reduce<Transition>((before, step) => append(before, stepEnded(before.head, step.name, 'failed', reason, now)), {
      head,
      events: [],
    });
}

function append(before: Transition, after: Transition): Transition {
  return { ...after, events: [...before.events, ...after.events] };
}
