import { setTimeout as delay } from 'node:timers/promises';
import type { ProjectRequest, QueueModuleOptions } from '../index.js';
import { startQueue } from './start-queue.contract.js';

/** Run as a child process that is killed: submits a project, starts on it, says so, and never comes to an end. */
process.once('message', ({ options, request }: { options: QueueModuleOptions; request: ProjectRequest }) => {
  void work(options, request);
});

async function work(options: QueueModuleOptions, request: ProjectRequest): Promise<void> {
  const { submissions, worker } = await startQueue(options);
  await submissions.submit(request);
  await worker.start({
    handle: async (run) => {
      await run.step('before the kill', async () => undefined);
      process.send?.('working');
      await delay(600_000);
    },
  });
}
