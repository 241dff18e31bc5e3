import { once } from 'node:events';
import { type AssembledSimulator, assembleSimulator } from '../assemble-simulator.js';
import type { LogEntry } from '../simulator-options.js';
import type { AppKey } from './app-key.js';
import type { CommandLine } from './arguments.js';
import { environmentLines } from './environment.js';
import { removeStaleSocket } from './remove-stale-socket.js';
import { listenOptionsOf, simulatorOptionsOf } from './simulator-options-of.js';
import { welcomeLines } from './welcome.js';

/** Serves until the process is told to stop. */
export async function serve(line: CommandLine, key: AppKey | undefined): Promise<void> {
  const say = (...lines: string[]) => write(line.printEnv ? process.stderr : process.stdout, lines);
  // Listened for from the beginning: whoever reads that it is ready may stop it at once.
  const isTold = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const where = listenOptionsOf(line);
  const simulator = await assembleSimulator(simulatorOptionsOf(line, key, (entry) => say(describe(entry))));
  try {
    if (line.socketPath !== undefined) await removeStaleSocket(line.socketPath);
    const listening = await simulator.listen(where);
    const ready = `github-simulator listening on ${listening.url} (REST and git) after ${Math.round(performance.now())} ms`;
    const installations = simulator.installations();
    say(ready, ...(line.quiet ? [] : welcomeLines(line, listening, installations, key)));
    if (line.printEnv) printEnvironment(line, listening.url, simulator);
    await isTold;
  } finally {
    await simulator.close();
  }
}

/** The token is the point of it, and of no use anywhere else. */
function printEnvironment(line: CommandLine, url: string, simulator: AssembledSimulator): void {
  const [organization] = simulator.installations();
  if (organization === undefined) {
    throw new Error(
      'Failed to print settings: the App is installed nowhere. Give --org, or a seed with organizations.',
    );
  }
  const token = simulator.installationToken(organization);
  const certFile = line.tls?.certFile;
  const lines = environmentLines({ url, socketPath: line.socketPath, certFile, organization, token });
  write(process.stdout, lines);
  write(process.stderr, ['The token on standard output is one of this simulator only. It ends in an hour.']);
}

function describe({ method, path, status, durationMs, error }: LogEntry): string {
  const fault = error instanceof Error ? ` ${error.stack}` : '';
  return `${method} ${path} ${status} ${durationMs}ms${fault}`;
}

function write(stream: NodeJS.WriteStream, lines: readonly string[]): void {
  stream.write(`${lines.join('\n')}\n`);
}
