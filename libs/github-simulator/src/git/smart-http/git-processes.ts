import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';

/** The git processes that serve requests now, so that none outlives the simulator. */
export class GitProcesses {
  private readonly running = new Set<ChildProcessWithoutNullStreams>();

  spawn(command: readonly string[], env: NodeJS.ProcessEnv): ChildProcessWithoutNullStreams {
    const child = spawn('git', command, { env });
    this.running.add(child);
    child.once('close', () => this.running.delete(child));
    // A client that hangs up closes the pipe; the process's end tells the rest.
    child.stdin.on('error', () => undefined);
    child.stderr.resume();
    return child;
  }

  /** Resolves when all that run now have ended by themselves. */
  async ended(): Promise<void> {
    await Promise.allSettled([...this.running].map((child) => once(child, 'close')));
  }

  async stop(): Promise<void> {
    const ended = this.ended();
    for (const child of this.running) child.kill();
    await ended;
  }
}
