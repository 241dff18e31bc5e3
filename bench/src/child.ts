import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A script of this suite in a process of its own, run as this one is. */
export interface Child<T> {
  readonly process: ChildProcess;
  /** The JSON that it printed first. */
  readonly said: T;
  stop(): Promise<void>;
}

/** @param script path beside the caller @param core the processor to keep it on, where the machine can do that */
export async function runChild<T>(script: URL, core?: number): Promise<Child<T>> {
  const command = [process.execPath, ...process.execArgv, fileURLToPath(script)];
  const pinned = core !== undefined && existsSync('/usr/bin/taskset') ? ['taskset', '-c', String(core)] : [];
  const [file = '', ...args] = [...pinned, ...command];
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const first = once(child.stdout, 'data') as Promise<[Buffer]>;
  const [line] = await Promise.race([
    first,
    closed.then(() => {
      throw new Error(`Failed to run ${script.pathname}: it ended before it said anything.`);
    }),
  ]);
  const stop = async () => {
    child.kill();
    await closed;
  };
  return { process: child, said: JSON.parse(line.toString('utf8')) as T, stop };
}
