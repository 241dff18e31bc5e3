import { expect, it } from '@jest/globals';
import { ProjectExistsError } from '../errors/project-exists.error.js';
import { SealedSecretsError } from '../errors/sealed-secrets.error.js';
import type { StartedQueue } from '../testing/start-queue.contract.js';
import { aRequest, type StartQueue } from '../testing/queue-under-test.contract.js';

/** What every engine does with projects that are asked for. No worker runs here. */
export function acceptsProjects(startQueue: StartQueue): void {
  const fail = async ({ store }: StartedQueue, name: string, id: string) => {
    const claim = await store.claim(name, id);
    if (claim) await store.fail(claim, { code: 'TAKEN', message: 'taken' });
  };
  const jobIds = async ({ queue }: StartedQueue, project: string) =>
    (await queue.getJobs()).filter((job) => job.data.project === project).map((job) => job.id);

  it('puts a project on the queue, with a job that holds no more than what names it', async () => {
    const started = await startQueue();
    const { project, created } = await started.submissions.submit(aRequest());

    const job = await started.queue.getJob(`project-${project.id}`);

    expect(created).toBe(true);
    expect(job?.data).toEqual({ project: project.name, id: project.id, round: 0 });
    expect(job?.opts).toMatchObject({
      attempts: 5,
      backoff: { type: 'exponential' },
      removeOnComplete: { age: 86_400, count: 1_000 },
      removeOnFail: { age: 604_800, count: 1_000 },
    });
  });

  it('makes one job of twenty requests at once', async () => {
    const started = await startQueue();
    const request = aRequest();

    const results = await Promise.all(Array.from({ length: 20 }, () => started.submissions.submit(request)));

    expect(results.filter((result) => result.created)).toHaveLength(1);
    expect(new Set(results.map((result) => result.project.id)).size).toBe(1);
    expect(await jobIds(started, request.name)).toEqual([`project-${results[0]?.project.id}`]);
  });

  it('answers the same request with the project as it is', async () => {
    const started = await startQueue();
    const request = aRequest({ secretNames: ['B', 'A'], sealedSecrets: 'b25l' });
    const { project } = await started.submissions.submit(request);
    const again = { ...request, secretNames: ['A', 'B'], sealedSecrets: 'dHdv' };

    expect(await started.submissions.submit(again)).toEqual({ created: false, project });
    const claim = await started.store.claim(project.name, project.id);
    expect(await started.submissions.submit(again)).toMatchObject({ created: false, project: { state: 'running' } });
    if (claim) await started.store.succeed(claim);
    expect(await started.submissions.submit(again)).toMatchObject({ created: false, project: { state: 'succeeded' } });
  });

  it('refuses another request for a name that is taken, and says what differs, not how', async () => {
    const { submissions } = await startQueue();
    const request = aRequest();
    await submissions.submit(request);

    const other = { ...request, name: request.name.toUpperCase(), description: 'Else', spec: { team: 'billing' } };
    const error = await submissions.submit(other).catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(ProjectExistsError);
    expect(error).toMatchObject({ code: 'PROJECT_EXISTS', differences: ['name', 'description', 'spec'] });
    expect(String(error)).not.toContain('billing');
  });

  it('queues a project whose creator died before it could', async () => {
    const started = await startQueue();
    const request = aRequest();
    const { record } = await started.store.create(request);

    await started.submissions.submit(request);

    expect(await jobIds(started, request.name)).toEqual([`project-${record.id}`]);
  });

  it('starts a failed project again with new secrets when it is asked for again', async () => {
    const started = await startQueue();
    const request = aRequest({ secretNames: ['TOKEN'], sealedSecrets: 'b25l' });
    const { project } = await started.submissions.submit(request);
    await fail(started, project.name, project.id);

    const again = { ...request, sealedSecrets: 'dHdv' };
    const results = await Promise.all(Array.from({ length: 5 }, () => started.submissions.submit(again)));

    expect(results.filter((result) => result.created)).toHaveLength(1);
    expect(results[0]?.project).toMatchObject({ id: project.id, state: 'queued' });
    expect((await started.store.request(project.name, project.id))?.sealedSecrets).toBe('dHdv');
    expect(await jobIds(started, project.name)).toContain(`project-${project.id}-1`);
  });

  it('takes another request for a project that failed before its template was pushed', async () => {
    const started = await startQueue();
    const request = aRequest({ template: 'misspelt' });
    const { project } = await started.submissions.submit(request);
    await fail(started, project.name, project.id);

    const mended = { ...request, template: 'service', secretNames: ['TOKEN'], sealedSecrets: 'b25l' };
    const others = { ...request, template: 'other' };
    const [first, second] = await Promise.allSettled([
      started.submissions.submit(mended),
      started.submissions.submit(others),
    ]);

    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    const winner = first.status === 'fulfilled' ? mended : others;
    expect(await started.store.get(project.name)).toMatchObject({
      id: project.id,
      state: 'queued',
      template: winner.template,
    });
    expect(await started.store.request(project.name, project.id)).toEqual(winner);
  });

  it('refuses another request for a project that failed after its template was pushed', async () => {
    const started = await startQueue();
    const request = aRequest();
    const { project } = await started.submissions.submit(request);
    const claim = await started.store.claim(project.name, project.id);
    if (claim) await started.store.attach(claim, { commit: 'c0ffee' });
    if (claim) await started.store.fail(claim, { code: 'WORKFLOW_FAILED', message: 'failed' });

    await expect(started.submissions.submit({ ...request, template: 'other' })).rejects.toThrow(ProjectExistsError);
    expect(await started.submissions.submit(request)).toMatchObject({ created: true });
  });

  it('gives a job of an earlier round nothing to do', async () => {
    const started = await startQueue();
    const { project } = await started.submissions.submit(aRequest());
    await fail(started, project.name, project.id);
    await started.submissions.retry(project.name);

    expect(await started.store.claim(project.name, project.id, 0)).toBeUndefined();
    expect(await started.store.claim(project.name, project.id, 1)).toMatchObject({ id: project.id });
  });

  it('retries a failed project, and no other', async () => {
    const started = await startQueue();
    const { project } = await started.submissions.submit(aRequest());

    expect(await started.submissions.retry(project.name)).toMatchObject({
      created: false,
      project: { state: 'queued' },
    });
    await fail(started, project.name, project.id);
    expect(await started.submissions.retry(project.name)).toMatchObject({
      created: true,
      project: { state: 'queued' },
    });
    expect(await started.submissions.retry('nobody')).toBeUndefined();
  });

  it('refuses a project that names secrets and brings none', async () => {
    const started = await startQueue();
    const request = aRequest({ secretNames: ['TOKEN'] });

    await expect(started.submissions.submit(request)).rejects.toThrow(SealedSecretsError);
    expect(await started.store.get(request.name)).toBeUndefined();
    const { project } = await started.submissions.submit({ ...request, sealedSecrets: 'b25l' });
    await fail(started, project.name, project.id);
    await expect(started.submissions.retry(project.name)).rejects.toThrow(SealedSecretsError);
    expect((await started.store.get(project.name))?.state).toBe('failed');
  });

  it('makes a new project of a name that was removed', async () => {
    const started = await startQueue();
    const request = aRequest();
    const first = await started.submissions.submit(request);
    await started.store.remove(request.name);

    const second = await started.submissions.submit(request);

    expect(second.created).toBe(true);
    expect(second.project.id).not.toBe(first.project.id);
    expect(await jobIds(started, request.name)).toContain(`project-${second.project.id}`);
  });

  it('queues unfinished projects whose jobs are lost, and leaves the others alone', async () => {
    const started = await startQueue();
    const neverQueued = (await started.store.create(aRequest())).record;
    const { project: lost } = await started.submissions.submit(aRequest());
    await started.store.claim(lost.name, lost.id);
    await (await started.queue.getJob(`project-${lost.id}`))?.remove();
    const { project: queued } = await started.submissions.submit(aRequest());
    const { project: failed } = await started.submissions.submit(aRequest());
    await fail(started, failed.name, failed.id);
    await (await started.queue.getJob(`project-${failed.id}`))?.remove();

    expect(await started.submissions.requeueStranded()).toBeGreaterThanOrEqual(2);
    expect(await started.submissions.requeueStranded()).toBe(0);

    expect(await jobIds(started, neverQueued.name)).toEqual([`project-${neverQueued.id}`]);
    expect(await jobIds(started, lost.name)).toEqual([`project-${lost.id}`]);
    expect(await jobIds(started, queued.name)).toEqual([`project-${queued.id}`]);
    expect(await jobIds(started, failed.name)).toEqual([]);
  });
}
