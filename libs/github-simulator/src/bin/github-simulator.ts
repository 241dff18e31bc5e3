#!/usr/bin/env node
import { ownAppKey } from './app-key.js';
import { type CommandLine, readArguments, usage } from './arguments.js';

// Whoever reads the log may stop reading; the server goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  const line = readArguments(process.argv.slice(2));
  if (line === 'help') process.stdout.write(usage);
  else await start(line);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** A key takes a while to make, and so does all the rest to load: they do it at the same time. */
async function start(line: CommandLine): Promise<void> {
  const making = line.publicKeyFile === undefined ? ownAppKey(line.directory) : Promise.resolve(undefined);
  const made = making.catch(() => undefined);
  try {
    const { serve } = await import('./serve.js');
    await serve(line, await making);
  } finally {
    (await made)?.remove();
  }
}
