import { randomUUID } from 'node:crypto';
import { StaleWorkerError } from '../errors/stale-worker.error.js';
import type { ProjectChange, ProjectEntry, ProjectHead, ProjectJournal } from '../journal/project-journal.js';
import { followEvents, type FollowOptions } from './follow-events.js';
import type { ProjectClaim } from './project-claim.js';
import type { ProjectEvent } from './project-event.js';
import { isFinished, type ProjectFailure, type ProjectRecord, type ProjectResults } from './project-record.js';
import type { ProjectRequest } from './project-request.js';
import * as transitions from './project-transitions.js';

/** More conflicts in a row than this mean that something else is wrong. */
const MAX_CONFLICTS = 100;

/**
 * The projects, apart from the queue's own retention: their records, requests and events. Names are told apart without
 * regard to case, as GitHub does. Every change is atomic and leaves an event; a worker's changes need its claim and throw
 * StaleWorkerError once another worker has claimed the project, or it has finished or was removed.
 */
export class ProjectStore {
  private readonly closing = new AbortController();

  constructor(private readonly journal: ProjectJournal) {}

  /** Creates the project if its name is free; otherwise returns the one that has it. */
  async create(request: ProjectRequest): Promise<{ created: boolean; record: ProjectRecord }> {
    const { sealedSecrets } = request;
    const body = withoutSecrets(request);
    const { entry, changed } = await this.change(request.name, (existing, now) =>
      existing ? undefined : { ...transitions.created(body, randomUUID(), now), request: body, sealedSecrets },
    );
    if (!entry) throw new Error(`Failed to create project ${request.name}: the store returned nothing.`);
    return { created: changed, record: entry.head.record };
  }

  async get(name: string): Promise<ProjectRecord | undefined> {
    return (await this.journal.read(keyOf(name)))?.head.record;
  }

  /** All projects, the newest first. */
  async list(): Promise<ProjectRecord[]> {
    const records = (await this.journal.list()).map((entry) => entry.head.record);
    return records.sort(
      (one, other) => other.createdAt.localeCompare(one.createdAt) || one.name.localeCompare(other.name),
    );
  }

  /** What was asked for, with the sealed secrets while the project has not finished; undefined if it is not this one. */
  async request(name: string, id: string): Promise<ProjectRequest | undefined> {
    const stored = await this.journal.readRequest(keyOf(name));
    if (stored?.head.record.id !== id) return undefined;
    return {
      ...stored.request,
      ...(stored.sealedSecrets === undefined ? {} : { sealedSecrets: stored.sealedSecrets }),
    };
  }

  /** How often the project was started again after a failure, which is part of its job's id. */
  async round(name: string, id: string): Promise<number | undefined> {
    const entry = await this.journal.read(keyOf(name));
    return entry?.head.record.id === id ? entry.head.round : undefined;
  }

  /**
   * Takes the project over; undefined when there is nothing to do: it has finished, or is gone.
   *
   * @param round only if it is still in this round: a job that was left over from an earlier one has nothing to do
   */
  async claim(name: string, id: string, round?: number): Promise<ProjectClaim | undefined> {
    const { entry, changed } = await this.change(name, (existing, now) => {
      if (existing?.head.record.id !== id || (round ?? existing.head.round) !== existing.head.round) return undefined;
      const isOpen = !isFinished(existing.head.record);
      return isOpen ? transitions.claimed(existing.head, now) : undefined;
    });
    return entry && changed ? { name: entry.head.record.name, id, fence: entry.head.fence } : undefined;
  }

  startStep(claim: ProjectClaim, step: string): Promise<ProjectRecord> {
    return this.write(claim, (head, now) => transitions.stepStarted(head, step, now));
  }

  finishStep(claim: ProjectClaim, step: string, detail?: string): Promise<ProjectRecord> {
    return this.write(claim, (head, now) => transitions.stepEnded(head, step, 'done', detail, now));
  }

  failStep(claim: ProjectClaim, step: string, detail: string): Promise<ProjectRecord> {
    return this.write(claim, (head, now) => transitions.stepEnded(head, step, 'failed', detail, now));
  }

  /** Adds results to the record; those given replace earlier ones. */
  attach(claim: ProjectClaim, results: ProjectResults): Promise<ProjectRecord> {
    return this.write(claim, (head, now) => transitions.attached(head, results, now));
  }

  /** Ends an attempt that another one will follow: the project is queued again, steps left running have failed. */
  requeue(claim: ProjectClaim, reason: string): Promise<ProjectRecord> {
    return this.write(claim, (head, now) => transitions.requeued(head, reason, now));
  }

  /** Ends the project well, and drops its sealed secrets. */
  succeed(claim: ProjectClaim): Promise<ProjectRecord> {
    return this.write(claim, (head, now) => transitions.succeeded(head, now));
  }

  /** Ends the project, and drops its sealed secrets: `reset` needs them again. */
  fail(claim: ProjectClaim, failure: ProjectFailure): Promise<ProjectRecord> {
    return this.write(claim, (head, now) => transitions.failed(head, failure, now));
  }

  /**
   * Queues a failed project again; undefined when it is not this one, or has not failed. What is given of the request
   * replaces what was asked for; sealed secrets that are not given are dropped.
   */
  async reset(name: string, id: string, asked: Partial<ProjectRequest> = {}): Promise<ProjectRecord | undefined> {
    const { sealedSecrets, ...changes } = asked;
    const before = await this.request(name, id);
    const body = before && withoutSecrets({ ...before, ...changes });
    const { entry, changed } = await this.change(name, (existing, now) => {
      const hasFailed = existing?.head.record.id === id && existing.head.record.state === 'failed';
      if (!hasFailed || !body) return undefined;
      return { ...transitions.reset(existing.head, body, now), request: body, sealedSecrets: sealedSecrets ?? null };
    });
    return changed ? entry?.head.record : undefined;
  }

  /** Forgets the project: its name is free, its worker's next write is refused. @returns false when there was none */
  async remove(name: string): Promise<boolean> {
    const key = keyOf(name);
    for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts++) {
      const entry = await this.journal.read(key);
      if (!entry) return false;
      if (await this.journal.delete(key, entry.revision)) return true;
    }
    throw new Error(tooManyConflicts(name));
  }

  /**
   * The project's events: those in its log first, then live ones, until one says that it has succeeded or failed. The log
   * keeps the latest 1 000.
   *
   * @example
   * for await (const event of store.events('shop', { after: lastEventId, signal })) response.write(event);
   */
  events(name: string, options: FollowOptions = {}): AsyncIterable<ProjectEvent> {
    const signals = options.signal ? [options.signal, this.closing.signal] : [this.closing.signal];
    return followEvents(this.journal, keyOf(name), options.after, signals);
  }

  /** Resolves when the store answers, throws QueueUnavailableError when it does not. */
  ping(): Promise<void> {
    return this.journal.ping();
  }

  /** Ends every iteration over events: their readers come back with the last id they saw. */
  stopFollowing(): void {
    this.closing.abort();
  }

  private async write(
    claim: ProjectClaim,
    transition: (head: ProjectHead, now: Date) => transitions.Transition,
  ): Promise<ProjectRecord> {
    const { entry } = await this.change(claim.name, (existing, now) => {
      transitions.assertOwned(existing, claim);
      return transition(existing.head, now);
    });
    if (!entry) throw new StaleWorkerError(claim.name, claim.fence);
    return entry.head.record;
  }

  /** Works a change out on what is stored, and does so again when another writer was faster. */
  private async change(name: string, plan: Plan): Promise<{ entry?: ProjectEntry; changed: boolean }> {
    const key = keyOf(name);
    for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts++) {
      const existing = await this.journal.read(key);
      const planned = plan(existing, new Date());
      if (!planned) return { entry: existing, changed: false };
      const { head, ...rest } = planned;
      const entry = { revision: randomUUID(), head };
      if (await this.journal.commit(key, { ...rest, from: existing?.revision, to: entry }))
        return { entry, changed: true };
    }
    throw new Error(tooManyConflicts(name));
  }
}

/** What to change about a project; undefined for nothing. */
type Plan = (
  existing: ProjectEntry | undefined,
  now: Date,
) => (transitions.Transition & Pick<ProjectChange, 'request'>) | undefined;

function withoutSecrets(request: ProjectRequest): ProjectRequest {
  return { ...request, sealedSecrets: undefined };
}

function keyOf(name: string): string {
  return name.toLowerCase();
}

function tooManyConflicts(name: string): string {
  return `Failed to change project ${name}: ${MAX_CONFLICTS} times another writer was faster. Try again.`;
}
