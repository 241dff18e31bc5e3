import { randomUUID } from 'node:crypto';
import { afterEach } from '@jest/globals';
import type { ProjectEvent, ProjectRequest, QueueModuleOptions } from '../index.js';
import { type StartedQueue, startQueue } from './start-queue.contract.js';

/** Short, for suites that wait for the takeover of a job. */
export const LOCK_DURATION_MS = 1_000;

export type StartQueue = (overrides?: Partial<QueueModuleOptions>) => Promise<StartedQueue>;

/** Starts queues as an application does, and closes them after each test. */
export function startsQueues(optionsOf: () => QueueModuleOptions): StartQueue {
  const started: StartedQueue[] = [];
  afterEach(async () => {
    await Promise.all(started.splice(0).map((queue) => queue.close()));
  });
  return async (overrides = {}) => {
    const queue = await startQueue({
      lockDurationMs: LOCK_DURATION_MS,
      shutdownGraceMs: 100,
      ...optionsOf(),
      ...overrides,
    });
    started.push(queue);
    return queue;
  };
}

/** A request under a name that no other test uses. */
export function aRequest(overrides: Partial<ProjectRequest> = {}): ProjectRequest {
  return {
    name: `shop-${randomUUID()}`,
    description: 'Sells things',
    template: 'service',
    answers: { language: 'typescript' },
    spec: { team: 'checkout' },
    secretNames: [],
    ...overrides,
  };
}

export async function collect(events: AsyncIterable<ProjectEvent>): Promise<ProjectEvent[]> {
  const collected: ProjectEvent[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}

/** What happened, in a line an event. */
export function summary(events: readonly ProjectEvent[]): string[] {
  return events.map((event) => (event.type === 'state' ? event.data.state : `${event.data.name} ${event.data.state}`));
}
