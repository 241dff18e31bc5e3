import { expect, it } from '@jest/globals';
import { FinalJobError } from '../errors/final-job.error.js';
import { RetryLaterError } from '../errors/retry-later.error.js';
import { StaleWorkerError } from '../errors/stale-worker.error.js';
import type { ProjectRecord } from '../projects/project-record.js';
import { isFinished } from '../projects/project-record.js';
import { projectJobOptions } from '../submissions/project-job.js';
import { aRequest, collect, type StartQueue, summary } from '../testing/queue-under-test.contract.js';
import type { StartedQueue } from '../testing/start-queue.contract.js';
import type { ProjectHandler } from './project-handler.js';
import type { ProjectRun } from './project-run.js';

/** What every engine does with projects that are worked on. */
export function worksOnProjects(startQueue: StartQueue): void {
  /** Works on one project with the given handler; those that other tests left on the queue end at once. */
  const workOn = (project: ProjectRecord, handle: ProjectHandler['handle']): ProjectHandler => ({
    handle: async (run, signal) => {
      if (run.project.id === project.id) await handle(run, signal);
    },
  });
  const finished = async ({ store }: StartedQueue, name: string) => {
    await collect(store.events(name));
    const record = await store.get(name);
    if (!record || !isFinished(record)) throw new Error(`${name} has not finished.`);
    return record;
  };
  const aborted = (signal: AbortSignal) =>
    new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error(`aborted: ${signal.reason}`)));
    });

  it('does what was asked for, and records it', async () => {
    const started = await startQueue();
    const request = aRequest({ secretNames: ['TOKEN'], sealedSecrets: 'c2VhbGVk' });
    const { project } = await started.submissions.submit(request);
    let seen: ProjectRun['request'] | undefined;

    await started.worker.start(
      workOn(project, async (run) => {
        seen = run.request;
        await run.step(
          'create repository',
          async () => ({ id: 7 }),
          ({ id }) => `repository ${id}`,
        );
        await run.attach({ requests: 2 });
      }),
    );

    expect(await finished(started, project.name)).toMatchObject({
      state: 'succeeded',
      requests: 2,
      steps: [{ name: 'create repository', state: 'done', detail: 'repository 7' }],
    });
    expect(seen).toEqual(request);
  });

  it('tries again after an error, and keeps what was done', async () => {
    const started = await startQueue();
    const { project } = await started.submissions.submit(aRequest());
    const attempts: { attempt: number; done: string[] }[] = [];

    await started.worker.start(
      workOn(project, async (run) => {
        attempts.push({ attempt: run.attempt, done: run.project.steps.map((step) => `${step.name} ${step.state}`) });
        await run.step('create repository', async () => undefined);
        await run.step('push template', async () => {
          if (run.attempt === 1) throw new Error('GitHub is down');
        });
      }),
    );

    expect(await finished(started, project.name)).toMatchObject({ state: 'succeeded' });
    expect(attempts).toEqual([
      { attempt: 1, done: [] },
      { attempt: 2, done: ['create repository done', 'push template failed'] },
    ]);
    const events = summary(await collect(started.store.events(project.name)));
    expect(events.slice(4, 8)).toEqual(['push template running', 'push template failed', 'queued', 'running']);
  });

  it('fails a project at once on a final error, with its code and step', async () => {
    const started = await startQueue();
    const { project } = await started.submissions.submit(
      aRequest({ secretNames: ['TOKEN'], sealedSecrets: 'c2VhbGVk' }),
    );

    await started.worker.start(
      workOn(project, (run) =>
        run.step('create repository', async () => {
          throw new FinalJobError('NAME_TAKEN', 'The name is taken.');
        }),
      ),
    );

    expect(await finished(started, project.name)).toMatchObject({
      state: 'failed',
      failure: { code: 'NAME_TAKEN', message: 'The name is taken.', step: 'create repository' },
    });
    expect((await started.store.request(project.name, project.id))?.sealedSecrets).toBeUndefined();
  });

  it('fails a project when its last attempt does, in the words of the handler', async () => {
    const started = await startQueue();
    const { record } = await started.store.create(aRequest());
    const jobId = `project-${record.id}`;
    await started.queue.add(
      'project',
      { project: record.name, id: record.id, round: 0 },
      { ...projectJobOptions, jobId, attempts: 1 },
    );
    const handler = workOn(record, async () => {
      throw new Error('token ghs_secret refused');
    });

    await started.worker.start({ ...handler, describe: () => ({ code: 'GITHUB_DOWN', message: 'token *** refused' }) });

    const { failure } = await finished(started, record.name);
    expect(failure).toEqual({ code: 'GITHUB_DOWN', message: 'token *** refused' });
    await started.worker.close();
    const job = await started.queue.getJob(jobId);
    expect(job).toMatchObject({ failedReason: 'GITHUB_DOWN', stacktrace: [] });
  });

  it('lets a project sleep without using up an attempt', async () => {
    const started = await startQueue();
    const { project } = await started.submissions.submit(aRequest());
    const attempts: number[] = [];

    await started.worker.start(
      workOn(project, async (run) => {
        attempts.push(run.attempt);
        if (attempts.length < 3) throw new RetryLaterError(50, 'The budget is used up.');
      }),
    );

    expect(await finished(started, project.name)).toMatchObject({ state: 'succeeded' });
    expect(attempts).toEqual([1, 1, 1]);
  });

  it('hands a project back when it shuts down, and the next worker goes on', async () => {
    const started = await startQueue();
    const { project } = await started.submissions.submit(aRequest());
    const running = new Promise<void>((resolve) => {
      const handler = workOn(project, async (_run, signal) => {
        resolve();
        await aborted(signal);
      });
      void started.worker.start(handler);
    });
    await running;
    await started.worker.close();
    expect((await started.store.get(project.name))?.state).toBe('queued');

    const next = await startQueue();
    const attempts: number[] = [];
    await next.worker.start(workOn(project, async (run) => void attempts.push(run.attempt)));

    expect(await finished(next, project.name)).toMatchObject({ state: 'succeeded' });
    expect(attempts).toEqual([1]);
  });

  it('stops a worker that lost its job, while another one finishes it', async () => {
    const first = await startQueue({ concurrency: 1 });
    const second = await startQueue({ concurrency: 1 });
    const { project } = await first.submissions.submit(aRequest());
    const { promise: lost, resolve } = withResolvers<unknown>();
    const { promise: running, resolve: isRunning } = withResolvers<ProjectRun>();
    await first.worker.start(
      workOn(project, async (run, signal) => {
        isRunning(run);
        await aborted(signal).catch(resolve);
        throw new Error('stopped');
      }),
    );
    const run = await running;
    await second.worker.start(workOn(project, (taken) => taken.attach({ commit: 'of the second' })));

    // What happens to a worker that stood still for longer than its lock: the job goes to another one.
    await first.queue.getBackend().moveJobFromActiveToWait(`project-${project.id}`, '0');

    expect(await finished(second, project.name)).toMatchObject({ state: 'succeeded', commit: 'of the second' });
    expect(String(await lost)).toContain('lock lost');
    await expect(run.attach({ commit: 'of the first' })).rejects.toThrow(StaleWorkerError);
    await expect(run.step('late', async () => undefined)).rejects.toThrow(StaleWorkerError);
    await first.worker.close();
    expect(await first.store.get(project.name)).toMatchObject({ state: 'succeeded', commit: 'of the second' });
  });

  it('stops quietly when the project is removed', async () => {
    const started = await startQueue();
    const { project } = await started.submissions.submit(aRequest());
    const { promise: refused, resolve } = withResolvers<unknown>();

    await started.worker.start(
      workOn(project, async (run) => {
        await started.store.remove(project.name);
        await run.attach({ commit: 'late' }).catch((error: unknown) => {
          resolve(error);
          throw error;
        });
      }),
    );

    expect(await refused).toBeInstanceOf(StaleWorkerError);
    await started.worker.close();
    expect(await started.store.get(project.name)).toBeUndefined();
    expect(await (await started.queue.getJob(`project-${project.id}`))?.isCompleted()).toBe(true);
  });

  it('fails a project whose job the queue gave up', async () => {
    const started = await startQueue();
    const { record } = await started.store.create(aRequest());
    const jobId = `project-${record.id}`;
    const data = { project: record.name, id: record.id, round: 0 };
    await started.queue.add('project', data, { ...projectJobOptions, jobId, attempts: 1 });
    const { promise: tried, resolve } = withResolvers<undefined>();
    const claim = started.store.claim.bind(started.store);
    started.store.claim = async (name, id) => {
      if (name !== record.name) return claim(name, id);
      started.store.claim = claim;
      resolve(undefined);
      throw new Error('The store was away.');
    };

    await started.worker.start(workOn(record, async () => undefined));

    await tried;
    const { failure } = await finished(started, record.name);
    expect(failure).toEqual({ code: 'JOB_ABANDONED', message: 'The store was away.' });
  });

  it('takes projects up that were left behind', async () => {
    const started = await startQueue();
    const { record } = await started.store.create(aRequest());

    await started.worker.start(workOn(record, async () => undefined));

    expect(await finished(started, record.name)).toMatchObject({ state: 'succeeded' });
  });

  it('starts once', async () => {
    const started = await startQueue();
    await started.worker.start({ handle: async () => undefined });

    await expect(started.worker.start({ handle: async () => undefined })).rejects.toThrow('it is running');
  });
}

function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
}
