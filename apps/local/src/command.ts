import { ConfigurationError } from '@project-factory/shared-config';
import { redact } from '@project-factory/shared-service';
import { UsageError } from './options.js';

const INTERRUPTED = 130;
const WRONG_USAGE = 2;

/** What a command wants once it has returned: the process to end well or badly, its help, or to stay up. */
export type Outcome = 'done' | 'failed' | 'help' | 'stay';

export type Command = (print: (text: string) => void, onStop: (stop: () => Promise<void>) => void) => Promise<Outcome>;

/** Runs a command of this app. Ctrl-C ends it cleanly; a second one ends it at once. */
export async function runCommand(help: string, command: Command): Promise<void> {
  const stops: (() => Promise<void>)[] = [];
  const stopAll = async () => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
  };
  const print = (text: string) => void process.stdout.write(`${text}\n`);

  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (interrupted) process.exit(INTERRUPTED);
      interrupted = true;
      print('\nStopping …');
      void stopAll().then(
        () => process.exit(signal === 'SIGINT' ? INTERRUPTED : 0),
        (error: unknown) => refuse(error),
      );
    });
  }

  try {
    const outcome = await command(print, (stop) => stops.push(stop));
    if (outcome === 'stay' || interrupted) return;
    if (outcome === 'help') print(help);
    await stopAll();
    process.exit(outcome === 'failed' ? 1 : 0);
  } catch (error) {
    if (interrupted) return;
    await stopAll().catch(() => undefined);
    refuse(error);
  }
}

function refuse(error: unknown): never {
  process.stderr.write(`${redact(error instanceof Error ? error.message : String(error))}\n`);
  if (error instanceof ConfigurationError) process.exit(error.exitCode);
  process.exit(error instanceof UsageError ? WRONG_USAGE : 1);
}
