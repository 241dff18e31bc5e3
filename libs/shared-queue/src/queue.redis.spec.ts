import { randomUUID } from 'node:crypto';
import { afterAll, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { tellsEvents } from './projects/project-events.contract.js';
import { keepsProjects } from './projects/project-store.contract.js';
import { hidesSecrets } from './secrets/secrets-in-transit.contract.js';
import { acceptsProjects } from './submissions/project-submissions.contract.js';
import { outlivesWorkers } from './testing/killed-worker.contract.js';
import { aRequest, collect, startsQueues } from './testing/queue-under-test.contract.js';
import { readRedis } from './testing/read-redis.contract.js';
import { worksOnProjects } from './worker/project-worker.contract.js';

const prefix = `test-${randomUUID()}`;
const redisUrl = process.env.TEST_REDIS_URL ?? '';
const redis = new Redis(redisUrl, { lazyConnect: true });

afterAll(async () => {
  const keys = await redis.keys(`*${prefix}*`);
  if (keys.length > 0) await redis.del(keys);
  redis.disconnect();
});

const options = () => ({ redisUrl, prefix, dataDirectory: 'not used' });
const startQueue = startsQueues(options);

keepsProjects(startQueue);
tellsEvents(startQueue);
acceptsProjects(startQueue);
worksOnProjects(startQueue);
hidesSecrets(startQueue, () => readRedis(redis, `*${prefix}*`));
outlivesWorkers(startQueue, options);

it('goes on after its connections were cut', async () => {
  const started = await startQueue();
  const { project } = await started.submissions.submit(aRequest());
  const following = collect(started.store.events(project.name));
  const cut = async () => {
    const clients = String(await redis.client('LIST')).split('\n');
    const ours = clients
      .filter((client) => client.includes(prefix))
      .map((client) => /id=(\d+)/.exec(client)?.[1] ?? '');
    await Promise.all(ours.map((id) => redis.client('KILL', 'ID', id)));
    return ours.length;
  };

  await started.worker.start({
    handle: async (run) => {
      if (run.project.id !== project.id) return;
      expect(await cut()).toBeGreaterThanOrEqual(3);
      await run.attach({ commit: 'after the cut' });
    },
  });

  expect((await following).at(-1)).toMatchObject({ data: { state: 'succeeded', commit: 'after the cut' } });
  expect(await cut()).toBeGreaterThanOrEqual(3);
  const next = await started.submissions.submit(aRequest());
  expect((await collect(started.store.events(next.project.name))).at(-1)).toMatchObject({
    data: { state: 'succeeded' },
  });
});

it('keeps the keys of a project on one node of a cluster, and those of the queue on one', async () => {
  const { submissions } = await startQueue();
  const { project } = await submissions.submit(aRequest());

  const keys = await redis.keys(`*${prefix}*`);

  const ofProject = keys.filter((key) => key.includes(project.name));
  expect(ofProject.filter((key) => !key.includes(`{${project.name}}`))).toEqual([]);
  expect(ofProject).toHaveLength(2);
  const ofQueue = keys.filter((key) => key.includes(':projects:'));
  expect(ofQueue.filter((key) => !key.startsWith(`{${prefix}}:`))).toEqual([]);
});
