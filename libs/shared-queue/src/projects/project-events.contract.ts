import { expect, it } from '@jest/globals';
import { aRequest, collect, summary, type StartQueue } from '../testing/queue-under-test.contract.js';
import { MAX_EVENTS } from '../journal/project-journal.js';
import type { ProjectEvent } from './project-event.js';

/** What every engine does with the events of projects. */
export function tellsEvents(startQueue: StartQueue): void {
  async function setup() {
    const { store } = await startQueue();
    const { record } = await store.create(aRequest());
    const claim = await store.claim(record.name, record.id);
    if (!claim) throw new Error(`Failed to set up: ${record.name} cannot be claimed.`);
    return { store, name: record.name, id: record.id, claim };
  }

  it('replays what happened to a finished project, and ends', async () => {
    const { store, name, claim } = await setup();
    await store.startStep(claim, 'create repository');
    await store.finishStep(claim, 'create repository');
    await store.succeed(claim);

    const events = await collect(store.events(name));

    const expected = ['queued', 'running', 'create repository running', 'create repository done', 'succeeded'];
    expect(summary(events)).toEqual(expected);
    const ids = events.map((event) => Number(event.id));
    expect(ids).toEqual([...ids].sort((one, other) => one - other));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('resumes after the last event that a reader has seen', async () => {
    const { store, name, claim } = await setup();
    await store.startStep(claim, 'create repository');
    await store.succeed(claim);
    const all = await collect(store.events(name));

    expect(await collect(store.events(name, { after: all[1]?.id }))).toEqual(all.slice(2));
    expect(await collect(store.events(name, { after: all.at(-1)?.id }))).toEqual([]);
    expect(await collect(store.events(name, { after: 'not an id' }))).toEqual(all);
  });

  it('follows a project live until it has finished', async () => {
    const { store, name, claim } = await setup();
    const seen: ProjectEvent[] = [];

    for await (const event of store.events(name)) {
      seen.push(event);
      const last = summary([event])[0];
      if (last === 'running') await store.startStep(claim, 'create repository');
      if (last === 'create repository running') await store.fail(claim, { code: 'TAKEN', message: 'taken' });
    }

    const expected = ['queued', 'running', 'create repository running', 'create repository failed', 'failed'];
    expect(summary(seen)).toEqual(expected);
  });

  it('follows a project that another process changes', async () => {
    const { store, name, claim } = await setup();
    const other = await startQueue();
    const seen: string[] = [];

    for await (const event of other.store.events(name)) {
      seen.push(...summary([event]));
      if (event.type === 'state' && event.data.state === 'running') await store.succeed(claim);
    }

    expect(seen).toEqual(['queued', 'running', 'succeeded']);
  });

  it('does not end at a failure that the project was started again after', async () => {
    const { store, name, id, claim } = await setup();
    await store.fail(claim, { code: 'TAKEN', message: 'taken' });
    await store.reset(name, id);
    const next = await store.claim(name, id);
    if (next) await store.succeed(next);

    const events = await collect(store.events(name));

    expect(summary(events)).toEqual(['queued', 'running', 'failed', 'queued', 'running', 'succeeded']);
  });

  it('ends when its reader aborts, or the store stops following', async () => {
    const { store, name } = await setup();
    const controller = new AbortController();
    const aborted = collect(store.events(name, { signal: controller.signal }));
    const stopped = collect(store.events(name));

    controller.abort();
    expect(summary(await aborted).length).toBeLessThanOrEqual(2);
    store.stopFollowing();
    expect(summary(await stopped).length).toBeLessThanOrEqual(2);
  });

  it('ends when the project is removed', async () => {
    const { store, name } = await setup();
    const seen: string[] = [];

    for await (const event of store.events(name)) {
      seen.push(...summary([event]));
      if (event.type === 'state' && event.data.state === 'running') await store.remove(name);
    }

    expect(seen).toEqual(['queued', 'running']);
  });

  it('numbers the events of a project above those of a removed one of its name', async () => {
    const { store, name, claim } = await setup();
    await store.succeed(claim);
    const before = await collect(store.events(name));
    await store.remove(name);
    const { record } = await store.create(aRequest({ name }));
    const next = await store.claim(name, record.id);
    if (next) await store.succeed(next);

    const after = await collect(store.events(name, { after: before.at(-1)?.id }));

    expect(summary(after)).toEqual(['queued', 'running', 'succeeded']);
  });

  it('keeps a bounded number of events', async () => {
    const { engine } = await startQueue();
    const { record } = await (await startQueue()).store.create(aRequest());
    const entry = await engine.journal.read(record.name);
    if (!entry) throw new Error('Failed to set up: there is no entry.');
    const first = entry.head.lastEventId + 1;
    const events = Array.from({ length: MAX_EVENTS + 5 }, (_, index) => ({
      id: String(first + index),
      at: record.createdAt,
      project: record.name,
      type: 'state' as const,
      data: { state: 'queued' as const },
    }));
    const head = { ...entry.head, lastEventId: first + events.length - 1 };

    await engine.journal.commit(record.name, { from: entry.revision, to: { revision: 'next', head }, events });

    const kept = await engine.journal.eventsAfter(record.name, 0, MAX_EVENTS * 2);
    expect(kept).toEqual(events.slice(-MAX_EVENTS));
  });
}
