const INTERRUPTED = 130;

/** What a command wants once it has returned: the process to end well or badly, its help, or to stay up. */
export type Outcome = 'done' | 'failed' | 'help' | 'stay';

export interface CommandContext {
  readonly print: (text: string) => void;
  /** What to stop when the command ends, or when Ctrl-C ends it. The last comes first. */
  readonly onStop: (stop: () => Promise<void>) => void;
}

/**
 * Runs a command of this app. Ctrl-C ends it cleanly; a second one ends it at once.
 *
 * It imports nothing heavy, so that a command can show its first line before it loads the system.
 */
export async function runCommand(help: string, command: (context: CommandContext) => Promise<Outcome>): Promise<void> {
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
      void stopAll().then(() => process.exit(signal === 'SIGINT' ? INTERRUPTED : 0), refuse);
    });
  }

  try {
    const outcome = await command({ print, onStop: (stop) => stops.push(stop) });
    if (outcome === 'stay' || interrupted) return;
    if (outcome === 'help') print(help);
    await stopAll();
    process.exit(outcome === 'failed' ? 1 : 0);
  } catch (error) {
    if (interrupted) return;
    await stopAll().catch(() => undefined);
    await refuse(error);
  }
}

/** Says what is wrong, without secrets, and ends the process as the error wants it. */
async function refuse(error: unknown): Promise<never> {
  const { redact } = await import('@project-factory/shared-service');
  const { message, exitCode = 1 } =
    error instanceof Error ? (error as Error & { exitCode?: number }) : { message: String(error) };
  process.stderr.write(`${redact(message)}\n`);
  process.exit(exitCode);
}
