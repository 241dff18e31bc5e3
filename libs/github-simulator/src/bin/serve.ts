import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { assembleSimulator } from '../assemble-simulator.js';
import type { LogEntry } from '../simulator-options.js';
import type { CommandLine } from './arguments.js';

/** Serves until the process is told to stop. */
export async function serve(line: CommandLine): Promise<void> {
  const simulator = await assembleSimulator({
    app: { id: line.appId, publicKey: readKey(line.publicKeyFile) },
    organizations: line.organizations,
    ...(line.directory && { directory: line.directory }),
    ...(!line.quiet && { log: (entry) => print(describe(entry)) }),
  });
  try {
    const { url } = await simulator.listen({ port: line.port, host: line.host });
    print(`github-simulator listening on ${url} (REST and git) after ${Math.round(performance.now())} ms`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  } finally {
    await simulator.close();
  }
}

function readKey(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Error(`Failed to read ${file}. Give --public-key a file that exists.`, { cause });
  }
}

function describe({ method, path, status, durationMs, error }: LogEntry): string {
  const fault = error instanceof Error ? ` ${error.stack}` : '';
  return `${method} ${path} ${status} ${durationMs}ms${fault}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
