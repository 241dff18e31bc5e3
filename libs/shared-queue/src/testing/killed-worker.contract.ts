import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import type { QueueModuleOptions } from '../index.js';
import { aRequest, collect, LOCK_DURATION_MS, type StartQueue, summary } from './queue-under-test.contract.js';

/** Runs TypeScript as it is. */
const fromSource = new URL('../../../../tools/source/register.mjs', import.meta.url).href;
const script = fileURLToPath(new URL('./doomed-worker.contract.ts', import.meta.url));

/** Starts a worker process, lets it begin a project, and kills it. */
async function killWorkerOf(options: QueueModuleOptions): Promise<string> {
  const request = aRequest();
  const child = fork(script, {
    env: { ...process.env, NODE_OPTIONS: '' },
    execArgv: ['--import', fromSource, '--conditions', '@project-factory/source'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  try {
    child.send({ options: { ...options, lockDurationMs: LOCK_DURATION_MS }, request });
    await working(child);
    return request.name;
  } finally {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
}

async function working(child: ChildProcess): Promise<void> {
  let output = '';
  child.stderr?.on('data', (data) => (output += data));
  const ended = once(child, 'exit').then(() => {
    throw new Error(`The worker process ended before it was killed: ${output}`);
  });
  await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
}

/** What every engine does with the job of a process that was killed. */
export function outlivesWorkers(startQueue: StartQueue, optionsOf: () => QueueModuleOptions): void {
  it('gives the project of a killed worker to the next one', async () => {
    const name = await killWorkerOf(optionsOf());
    const started = await startQueue(optionsOf());
    expect(await started.store.get(name)).toMatchObject({ state: 'running' });

    await started.worker.start({ handle: (run) => run.step('after the kill', async () => undefined) });

    const events = summary(await collect(started.store.events(name)));
    expect(events).toEqual([
      'queued',
      'running',
      'before the kill running',
      'before the kill done',
      'running',
      'after the kill running',
      'after the kill done',
      'succeeded',
    ]);
  }, 60_000);
}
