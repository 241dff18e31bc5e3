#!/usr/bin/env node
import { readArguments, usage } from './arguments.js';
import { serve } from './serve.js';

try {
  const line = readArguments(process.argv.slice(2));
  if (line === 'help') process.stdout.write(usage);
  else await serve(line);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
