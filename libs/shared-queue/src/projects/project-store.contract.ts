import { expect, it } from '@jest/globals';
import { aRequest, collect, type StartQueue } from '../testing/queue-under-test.contract.js';
import { StaleWorkerError } from '../errors/stale-worker.error.js';
import type { ProjectRequest } from './project-request.js';

/** What every engine does with project records. */
export function keepsProjects(startQueue: StartQueue): void {
  async function setup(overrides: Partial<ProjectRequest> = {}) {
    const { store } = await startQueue();
    const { record } = await store.create(aRequest(overrides));
    const { name, id } = record;
    const claim = await store.claim(name, id);
    if (!claim) throw new Error(`Failed to set up: ${name} cannot be claimed.`);
    return { store, name, id, claim };
  }

  it('creates a project once for a name, whatever its case', async () => {
    const { store } = await startQueue();
    const request = aRequest();

    const first = await store.create(request);
    const second = await store.create({ ...request, name: request.name.toUpperCase(), description: 'Another' });

    expect(first).toMatchObject({ created: true, record: { state: 'queued', description: 'Sells things', steps: [] } });
    expect(second).toEqual({ created: false, record: first.record });
    expect(await store.get(request.name.toUpperCase())).toEqual(first.record);
  });

  it('gives a name that is asked for twenty times at once to one', async () => {
    const { store } = await startQueue();
    const request = aRequest();

    const results = await Promise.all(Array.from({ length: 20 }, () => store.create(request)));

    expect(results.filter((result) => result.created)).toHaveLength(1);
    expect(new Set(results.map((result) => result.record.id)).size).toBe(1);
  });

  it('keeps characters that databases are picky about', async () => {
    const { store } = await startQueue();
    const request = aRequest({ description: 'nul \u0000, emoji 🏭, quote \' " and \ud800' });

    const { record } = await store.create(request);

    expect((await store.request(request.name, record.id))?.description).toBe(request.description);
  });

  it('knows no project that was never created', async () => {
    const { store } = await startQueue();

    expect(await store.get('nobody')).toBeUndefined();
    expect(await store.claim('nobody', 'no-id')).toBeUndefined();
    expect(await store.remove('nobody')).toBe(false);
    expect(await collect(store.events('nobody'))).toEqual([]);
  });

  it('lists projects, the newest first', async () => {
    const { store } = await startQueue();
    const older = await store.create(aRequest());
    const newer = await store.create(aRequest());

    const names = (await store.list()).map((record) => record.name);

    expect(names.indexOf(newer.record.name)).toBeLessThan(names.indexOf(older.record.name));
  });

  it('records steps and results', async () => {
    const { store, name, claim } = await setup();

    await store.startStep(claim, 'create repository');
    await store.finishStep(claim, 'create repository', 'acme/shop');
    await store.startStep(claim, 'push template');
    await store.failStep(claim, 'push template', 'refused');
    await store.attach(claim, { commit: 'c0ffee', requests: 4 });
    await store.succeed(claim);

    expect(await store.get(name)).toMatchObject({
      state: 'succeeded',
      commit: 'c0ffee',
      requests: 4,
      startedAt: expect.any(String),
      finishedAt: expect.any(String),
      steps: [
        { name: 'create repository', state: 'done', detail: 'acme/shop', finishedAt: expect.any(String) },
        { name: 'push template', state: 'failed', detail: 'refused' },
      ],
    });
  });

  it('queues a project again with the steps that were running as failed', async () => {
    const { store, name, id, claim } = await setup();
    await store.startStep(claim, 'create repository');
    await store.requeue(claim, 'GitHub is down');

    expect(await store.get(name)).toMatchObject({
      state: 'queued',
      steps: [{ name: 'create repository', state: 'failed', detail: 'GitHub is down' }],
    });

    const next = await store.claim(name, id);
    const record = next && (await store.startStep(next, 'create repository'));
    expect(record?.steps).toEqual([{ name: 'create repository', state: 'running', startedAt: expect.any(String) }]);
  });

  it('refuses the writes of a worker whose project another one has claimed', async () => {
    const { store, name, id, claim } = await setup();
    const next = await store.claim(name, id);
    const untouched = await store.get(name);

    const writes = [
      () => store.startStep(claim, 'create repository'),
      () => store.finishStep(claim, 'create repository'),
      () => store.failStep(claim, 'create repository', 'late'),
      () => store.attach(claim, { commit: 'late' }),
      () => store.requeue(claim, 'late'),
      () => store.succeed(claim),
      () => store.fail(claim, { code: 'LATE', message: 'late' }),
    ];

    expect(next?.fence).toBeGreaterThan(claim.fence);
    for (const write of writes) await expect(write()).rejects.toThrow(StaleWorkerError);
    expect(await store.get(name)).toEqual(untouched);
  });

  it('loses no write, and takes none of an older claim, when claims and writes race', async () => {
    const { store, name, id, claim } = await setup();

    const [next, ...writes] = await Promise.all([
      store.claim(name, id),
      ...Array.from({ length: 10 }, (_, index) =>
        store.startStep(claim, `step ${index}`).catch((error: unknown) => error),
      ),
    ]);

    const recorded = (await store.get(name))?.steps.length;
    expect(writes.filter((result) => !(result instanceof Error))).toHaveLength(recorded ?? -1);
    expect(writes.filter((result) => result instanceof Error && !(result instanceof StaleWorkerError))).toEqual([]);
    expect(next).toBeDefined();
    await expect(store.startStep(claim, 'late')).rejects.toThrow(StaleWorkerError);
  });

  it('lets nobody claim a project that has finished, or another one of its name', async () => {
    const { store, name, id, claim } = await setup();
    await store.succeed(claim);

    expect(await store.claim(name, id)).toBeUndefined();
    expect(await store.claim(name, 'another-id')).toBeUndefined();
    expect(await store.request(name, 'another-id')).toBeUndefined();
  });

  it('keeps sealed secrets until the project has succeeded', async () => {
    const { store, name, id, claim } = await setup({ secretNames: ['TOKEN'], sealedSecrets: 'c2VhbGVk' });
    await store.requeue(claim, 'again');
    const next = await store.claim(name, id);

    expect((await store.request(name, id))?.sealedSecrets).toBe('c2VhbGVk');
    if (next) await store.succeed(next);
    expect(await store.request(name, id)).toMatchObject({ secretNames: ['TOKEN'] });
    expect((await store.request(name, id))?.sealedSecrets).toBeUndefined();
  });

  it('drops sealed secrets when a project fails, and takes new ones to start it again', async () => {
    const { store, name, id, claim } = await setup({ secretNames: ['TOKEN'], sealedSecrets: 'c2VhbGVk' });
    await store.startStep(claim, 'push template');
    await store.fail(claim, { code: 'NAME_TAKEN', message: 'taken', step: 'push template' });

    expect((await store.request(name, id))?.sealedSecrets).toBeUndefined();
    expect(await store.get(name)).toMatchObject({
      state: 'failed',
      failure: { code: 'NAME_TAKEN', message: 'taken', step: 'push template' },
      steps: [{ name: 'push template', state: 'failed' }],
    });

    const record = await store.reset(name, id, { sealedSecrets: 'bmV3' });
    expect(record).toMatchObject({ state: 'queued', id });
    expect(record?.failure).toBeUndefined();
    expect((await store.request(name, id))?.sealedSecrets).toBe('bmV3');
    await expect(store.succeed(claim)).rejects.toThrow(StaleWorkerError);
  });

  it('starts again only what has failed', async () => {
    const { store, name, id } = await setup();

    expect(await store.reset(name, id)).toBeUndefined();
    expect((await store.get(name))?.state).toBe('running');
  });

  it('forgets a removed project, and refuses its worker', async () => {
    const { store, name, id, claim } = await setup();

    expect(await store.remove(name.toUpperCase())).toBe(true);

    expect(await store.get(name)).toBeUndefined();
    expect((await store.list()).map((record) => record.name)).not.toContain(name);
    await expect(store.succeed(claim)).rejects.toThrow(StaleWorkerError);
    const next = await store.create(aRequest({ name }));
    expect(next.created).toBe(true);
    expect(next.record.id).not.toBe(id);
    await expect(store.succeed(claim)).rejects.toThrow(StaleWorkerError);
  });
}
