import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A script of this suite in a process of its own, run as this one is. */
export interface Child<T> {
  readonly process: ChildProcess;
  /** The JSON on the first line that it printed. */
  readonly said: T;
  stop(): Promise<void>;
}

export interface ChildOptions {
  /** The processor to keep it on, where the machine can do that. */
  readonly core?: number;
  readonly args?: readonly string[];
}

/** @param script path beside the caller */
export async function runChild<T>(script: URL, { core, args = [] }: ChildOptions = {}): Promise<Child<T>> {
  const command = [process.execPath, ...process.execArgv, fileURLToPath(script), ...args];
  const pinned = core !== undefined && existsSync('/usr/bin/taskset') ? ['taskset', '-c', String(core)] : [];
  const [file = '', ...rest] = [...pinned, ...command];
  const child = spawn(file, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const first = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
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
  return { process: child, said: JSON.parse(line) as T, stop };
}
