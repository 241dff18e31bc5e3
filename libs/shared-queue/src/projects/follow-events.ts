import { QueueUnavailableError } from '../errors/queue-unavailable.error.js';
import type { ProjectJournal } from '../journal/project-journal.js';
import type { ProjectEvent } from './project-event.js';
import { isFinished } from './project-record.js';
import { WakeUp } from './wake-up.js';

const PAGE = 100;

/** Changes are announced; this only bounds how long a lost announcement can go unnoticed. */
const POLL_MS = 10_000;

/** How soon a store that was away is asked again. */
const OUTAGE_POLL_MS = 1_000;

export interface FollowOptions {
  /** Id of the last event already seen: only later ones follow. Anything that is not such an id means from the start. */
  readonly after?: string;
  /** Ends the iteration. */
  readonly signal?: AbortSignal;
}

/**
 * Replays a project's events, then follows them live until the project has finished, is removed, or a signal aborts. It
 * waits while the store is away.
 */
export async function* followEvents(
  journal: ProjectJournal,
  key: string,
  after: string | undefined,
  signals: readonly AbortSignal[],
): AsyncGenerator<ProjectEvent, void, undefined> {
  const wakeUp = new WakeUp();
  const stop = await journal.onChange(key, wakeUp.ring);
  for (const signal of signals) signal.addEventListener('abort', wakeUp.ring);
  try {
    let last = eventNumber(after);
    while (!signals.some((signal) => signal.aborted)) {
      const page = await readOn(journal, key, last).catch(ignoreOutage);
      if (page) yield* page.events;
      if (page?.isLast) return;
      last = page?.last ?? last;
      if (!page) await wakeUp.wait(OUTAGE_POLL_MS);
      else if (page.events.length === 0) await wakeUp.wait(POLL_MS);
    }
  } finally {
    stop();
    for (const signal of signals) signal.removeEventListener('abort', wakeUp.ring);
  }
}

interface Page {
  readonly events: readonly ProjectEvent[];
  readonly last: number;
  readonly isLast: boolean;
}

async function readOn(journal: ProjectJournal, key: string, after: number): Promise<Page> {
  const events = await journal.eventsAfter(key, after, PAGE);
  const newest = events.at(-1);
  if (newest) return { events, last: Number(newest.id), isLast: false };
  const entry = await journal.read(key);
  if (!entry) return { events, last: after, isLast: true };
  const { record, lastEventId } = entry.head;
  return { events, last: Math.min(after, lastEventId), isLast: isFinished(record) && after >= lastEventId };
}

function ignoreOutage(error: unknown): undefined {
  if (!(error instanceof QueueUnavailableError)) throw error;
}

function eventNumber(id: string | undefined): number {
  return id !== undefined && /^\d+$/.test(id) && Number.isSafeInteger(Number(id)) ? Number(id) : 0;
}
